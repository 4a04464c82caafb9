using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>The Corefile of the cluster's DNS cannot answer for the names of Services (taxonomy row 67).</summary>
internal sealed class DnsConfigurationRule : IDiagnosticRule
{
    public string Name => "dns-configuration";

    public IReadOnlyList<CauseDescription> Causes { get; } = [NetworkCauses.DnsConfiguration];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (NetworkScene.Of(context) is { } scene
            && scene.Model.ConfigMaps.Find(ClusterDns.Namespace, "coredns").Value is { Corefile.Length: > 0 } map)
        {
            var complaints = ClusterDns.Complaints(scene);
            if (Corefile.Wrong(map.Corefile, complaints.Count > 0) is { } wrong)
            {
                yield return Describe(scene, map, wrong, complaints);
            }
        }
    }

    private static Finding Describe(NetworkScene scene, ConfigMap map, string wrong, IReadOnlyList<Complaint> complaints)
    {
        var model = scene.Model;
        var checks = new CheckList(model);
        checks.Supports(0.75, $"the Corefile: {wrong}", checks.Declared(map, "corefile", wrong, map.ContentChangedAt));
        NetworkChecks.AddChange(checks, scene, map, ChangedParts.Content, 0.4);
        ClusterDns.AddComplaints(checks, complaints);
        if (ClusterDns.Server(model) is { } server)
        {
            checks.Supports(
                server.ReadyReplicas > 0 ? 0.3 : 0.2,
                $"ready of {server.Name}: {Counts.Pods(server.ReadyReplicas)}",
                checks.Controlled(server, "pods.ready", $"{server.ReadyReplicas}"));
        }

        var target = model.Reference(map);
        return new Finding
        {
            Cause = NetworkCauses.DnsConfiguration.Code,
            Object = target,
            Title = $"CoreDNS cannot resolve names of the cluster: {wrong}",
            Summary = $"The Corefile in ConfigMap {map.Namespace}/{map.Name}: {wrong}. Programs cannot resolve the names of Services (unknown host).",
            Checks = checks.Checks,
            Explains = [target, .. ClusterDns.Server(model) is { } dns ? new[] { model.Reference(dns) } : [], .. ClusterDns.Explained(model, complaints)],
            Since = map.ContentChangedAt,
        };
    }
}
