namespace Autoheal.Kubernetes.Model;

/// <summary>Finds the addresses that a pod template gives to its containers: in the environment, in ConfigMaps that become it, in files, and in commands of init containers.</summary>
internal static class DeclaredAddresses
{
    public static IEnumerable<(string Container, string Setting, ConfigMap? Map, NetworkAddress Address)> Of(
        ClusterModel model, string @namespace, PodTemplate template)
    {
        foreach (var container in template.Containers)
        {
            foreach (var variable in container.Env)
            {
                var (address, map) = Value(model, @namespace, variable);
                if (address is { Host.Length: > 0 })
                {
                    yield return (container.Name, variable.Name, map, address.Port > 0 ? address : WithPort(model, @namespace, container, variable.Name, address));
                }
            }
        }

        foreach (var container in template.Containers)
        {
            for (var i = 0; i < container.CommandHosts.Count; i++)
            {
                yield return (container.Name, i == 0 ? "command" : $"command, host {i + 1}", null, container.CommandHosts[i]);
            }
        }

        foreach (var reference in template.References)
        {
            if (reference is not { Kind: ConfigSourceKind.ConfigMap, Key.Length: 0 }
                || model.ConfigMaps.Find(@namespace, reference.Name).Value is not { Addresses.Count: > 0 } map)
            {
                continue;
            }

            foreach (var (key, address) in map.Addresses)
            {
                if (address.Host.Length > 0)
                {
                    yield return (reference.Container, key, map, address.Port > 0 ? address : WithPort(map, key, address));
                }
            }
        }
    }

    private static (NetworkAddress? Address, ConfigMap? Map) Value(ClusterModel model, string @namespace, EnvVariable variable)
    {
        if (variable.Address is { } own)
        {
            return (own, null);
        }

        return variable.Source is { Kind: ConfigSourceKind.ConfigMap, Key.Length: > 0 } source
            && model.ConfigMaps.Find(@namespace, source.Name).Value is { } map
            && map.Addresses.TryGetValue(source.Key, out var address) ? (address, map) : (null, null);
    }

    private static NetworkAddress WithPort(ClusterModel model, string @namespace, ContainerSpec container, string name, NetworkAddress address) =>
        PortNameBeside(name) is { } beside && container.FindEnv(beside) is { } variable && Value(model, @namespace, variable).Address is { Host.Length: 0 } port
            ? address with { Port = port.Port }
            : address;

    private static NetworkAddress WithPort(ConfigMap map, string key, NetworkAddress address) =>
        PortNameBeside(key) is { } beside && map.Addresses.TryGetValue(beside, out var port) && port.Host.Length == 0
            ? address with { Port = port.Port }
            : address;

    // DB_HOST stands beside DB_PORT, db.host beside db.port.
    private static string? PortNameBeside(string name)
    {
        var cut = name.LastIndexOfAny(['_', '.', '-']) + 1;
        return cut == 0 ? null : string.Concat(name.AsSpan(0, cut), char.IsAsciiLetterUpper(name[^1]) ? "PORT" : "port");
    }
}
