using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Rules;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Admission;

/// <summary>The single checks of the pod security standards, each with the standard's own words.</summary>
internal static class PodSecurityChecks
{
    private static readonly string[] s_defaultCapabilities =
    [
        "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
    ];

    private static readonly string[] s_allowedVolumes = ["configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret"];

    public static void Baseline(JsonObject spec, bool restricted, List<string> violations)
    {
        var namespaces = new List<string>();
        foreach (var field in (ReadOnlySpan<string>)["hostNetwork", "hostPID", "hostIPC"])
        {
            if (spec.Flag(field) == true)
                namespaces.Add($"{field}=true");
        }

        if (namespaces.Count > 0)
            violations.Add($"host namespaces ({string.Join(", ", namespaces)})");
        var hostPaths = Volumes(spec, volume => volume["hostPath"] is not null);
        // The restricted level has a wider check of its own for volumes.
        if (hostPaths.Count > 0 && !restricted)
            violations.Add($"hostPath volumes ({Named("volume", hostPaths)})");
        if (Containers(spec, container => container.Object("securityContext").Flag("privileged") == true) is { Count: > 0 } privileged)
            violations.Add($"privileged ({Named("container", privileged)} must not set securityContext.privileged=true)");
        HostPorts(spec, violations);
        // Restricted demands more of the capabilities than this.
        if (!restricted)
            Capabilities(spec, violations);
    }

    public static void Restricted(JsonObject spec, List<string> violations)
    {
        if (Containers(spec, container => container.Object("securityContext").Flag("allowPrivilegeEscalation") != false) is { Count: > 0 } escalating)
            violations.Add($"allowPrivilegeEscalation != false ({Named("container", escalating)} must set securityContext.allowPrivilegeEscalation=false)");
        if (Containers(spec, container => !Lists(container, "drop", "ALL")) is { Count: > 0 } capable)
            violations.Add($"unrestricted capabilities ({Named("container", capable)} must set securityContext.capabilities.drop=[\"ALL\"])");
        foreach (var volume in spec.Array("volumes").Objects())
        {
            if (volume.FirstOrDefault(field => field.Key != "name").Key is { } type && !s_allowedVolumes.Contains(type))
                violations.Add($"restricted volume types (volume \"{volume.Text("name")}\" uses restricted volume type \"{type}\")");
        }

        var ofPod = spec.Object("securityContext");
        var rooted = Containers(spec, container => (container.Object("securityContext").Flag("runAsNonRoot") ?? ofPod.Flag("runAsNonRoot")) != true);
        if (rooted.Count > 0)
            violations.Add($"runAsNonRoot != true (pod or {Named("container", rooted)} must set securityContext.runAsNonRoot=true)");
        if (Containers(spec, container => container.Object("securityContext").Number("runAsUser") == 0) is { Count: > 0 } roots)
            violations.Add($"runAsUser=0 ({Named("container", roots)} must not set runAsUser=0)");
        var unconfined = Containers(spec, container =>
            (container.Object("securityContext").Object("seccompProfile") ?? ofPod.Object("seccompProfile")).Text("type") is not ("RuntimeDefault" or "Localhost"));
        if (unconfined.Count > 0)
            violations.Add($"seccompProfile (pod or {Named("container", unconfined)} must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\")");
    }

    private static void HostPorts(JsonObject spec, List<string> violations)
    {
        var ports = new List<string>();
        var names = Containers(spec, container =>
        {
            var any = false;
            foreach (var port in container.Array("ports").Objects())
            {
                if (port.Number("hostPort") is not (> 0 and var number))
                    continue;
                ports.Add(number.ToString(CultureInfo.InvariantCulture));
                any = true;
            }

            return any;
        });
        if (ports.Count > 0)
            violations.Add($"hostPort ({Named("container", names)} {(names.Count == 1 ? "uses" : "use")} {(ports.Count == 1 ? "hostPort" : "hostPorts")} {string.Join(", ", ports)})");
    }

    private static void Capabilities(JsonObject spec, List<string> violations)
    {
        var added = new SortedSet<string>(StringComparer.Ordinal);
        var names = Containers(spec, container =>
        {
            var forbidden = (container.Object("securityContext").Object("capabilities").Array("add") ?? [])
                .Select(capability => capability?.ToString() ?? "").Where(capability => !s_defaultCapabilities.Contains(capability)).ToList();
            added.UnionWith(forbidden);
            return forbidden.Count > 0;
        });
        if (names.Count > 0)
            violations.Add($"non-default capabilities ({Named("container", names)} must not include {string.Join(", ", added.Select(name => $"\"{name}\""))} in securityContext.capabilities.add)");
    }

    private static bool Lists(JsonObject container, string list, string capability) =>
        container.Object("securityContext").Object("capabilities").Array(list)?.Any(listed => listed?.ToString() == capability) == true;

    private static List<string> Containers(JsonObject spec, Func<JsonObject, bool> violates)
    {
        var names = new List<string>();
        foreach (var container in spec.Array("initContainers").Objects().Concat(spec.Array("containers").Objects()))
        {
            if (violates(container))
                names.Add(container.Text("name") ?? "");
        }

        return names;
    }

    private static List<string> Volumes(JsonObject spec, Func<JsonObject, bool> violates) =>
        [.. spec.Array("volumes").Objects().Where(violates).Select(volume => volume.Text("name") ?? "")];

    private static string Named(string what, List<string> names) =>
        $"{what}{(names.Count == 1 ? "" : "s")} {string.Join(", ", names.Select(name => $"\"{name}\""))}";
}
