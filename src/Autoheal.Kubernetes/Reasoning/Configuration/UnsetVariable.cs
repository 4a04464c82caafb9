using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Configuration;

/// <summary>An env variable that a container's log or script needs and that nothing sets.</summary>
internal sealed class UnsetVariable
{
    public required string Name { get; init; }

    /// <summary>Gets the lines of the log that miss it; 0 when none were seen.</summary>
    public int Lines { get; init; }

    /// <summary>Gets whether the container's own command reads it.</summary>
    public bool IsInScript { get; init; }

    /// <summary>Gets the optional source that should have set it and does not; null when the template names none.</summary>
    public ConfigReference? Source { get; init; }

    /// <summary>Gets whether everything that could set it was seen.</summary>
    public bool IsCertain { get; init; }

    /// <summary>The variable that the log misses most, else the only one that the script reads; null when there is none.</summary>
    public static UnsetVariable? Find(WorkloadEvidence evidence, ContainerSpec spec)
    {
        foreach (var trouble in evidence.Troubles)
        {
            foreach (var signature in evidence.Model.LogsOf(trouble.Pod, spec.Name)?.Signatures ?? [])
            {
                if (signature is { Kind: LogSignatureKind.RequiredSettingMissing, Setting.Length: > 0 } && Of(evidence, spec, signature.Setting, signature.Lines) is { } unset)
                {
                    return unset;
                }
            }
        }

        return spec.ScriptVariables is [var only] ? Of(evidence, spec, only, 0) : null;
    }

    private static UnsetVariable? Of(WorkloadEvidence evidence, ContainerSpec spec, string name, int lines)
    {
        if (spec.FindEnv(name) is { } declared)
        {
            return lines > 0 ? OfOptional(evidence, declared, lines) : null;
        }

        if (WasSet(evidence, spec, name))
        {
            return null;
        }

        var isCertain = true;
        foreach (var source in spec.EnvFrom)
        {
            var map = source.Kind == ConfigSourceKind.ConfigMap ? evidence.Model.ConfigMaps.Find(evidence.Blamed.Namespace, source.Name).Value : null;
            if (map?.Keys.Contains(name) == true)
            {
                return null;
            }

            isCertain &= map is not null;
        }

        return new UnsetVariable { Name = name, Lines = lines, IsInScript = spec.ScriptVariables.Contains(name), IsCertain = isCertain };
    }

    // A container starts without what is optional, and its program misses the variable.
    private static UnsetVariable? OfOptional(WorkloadEvidence evidence, EnvVariable declared, int lines)
    {
        if (declared.Source is not { Optional: true, Key.Length: > 0 } source)
        {
            return null;
        }

        var place = evidence.Blamed.Namespace;
        var map = source.Kind == ConfigSourceKind.ConfigMap ? evidence.Model.ConfigMaps.Find(place, source.Name) : default;
        if (map.Value?.Keys.Contains(source.Key) == true)
        {
            return null;
        }

        var isAbsent = source.Kind == ConfigSourceKind.ConfigMap ? map.IsAbsent || map.IsFound : evidence.Model.Secrets.Find(place, source.Name).IsAbsent;
        return new UnsetVariable { Name = declared.Name, Lines = lines, Source = source, IsCertain = isAbsent };
    }

    /// <summary>Whether the revision that worked set it: then it is the release that dropped it.</summary>
    private static bool WasSet(WorkloadEvidence evidence, ContainerSpec spec, string name)
    {
        if (evidence.LastGood?.Template.FindContainer(spec.Name) is not { } before)
        {
            return false;
        }

        foreach (var source in before.EnvFrom)
        {
            if (source.Kind == ConfigSourceKind.ConfigMap
                && evidence.Model.ConfigMaps.Find(evidence.Blamed.Namespace, source.Name).Value?.Keys.Contains(name) == true)
            {
                return true;
            }
        }

        return before.FindEnv(name) is not null;
    }
}
