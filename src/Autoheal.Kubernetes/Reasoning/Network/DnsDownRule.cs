using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>No pod of the cluster's DNS serves (taxonomy row 67).</summary>
internal sealed class DnsDownRule : IDiagnosticRule
{
    public string Name => "dns-down";

    public IReadOnlyList<CauseDescription> Causes { get; } = [NetworkCauses.DnsDown];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (NetworkScene.Of(context) is { } scene && ClusterDns.Server(scene.Model) is { } server && IsDown(scene.Model, server))
        {
            yield return Describe(scene, server);
        }
    }

    // A recording may leave counts out: what its pods say counts, too.
    private static bool IsDown(ClusterModel model, Deployment server) =>
        server.ReadyReplicas == 0 && server.AvailableReplicas == 0 && !model.PodsOf(server).Any(pod => pod.Ready)
        && (server.Replicas == 0 || server.Conditions.Find("Available") is { Status: "False" } || model.TroublesOf(server).Count > 0);

    private static Finding Describe(NetworkScene scene, Deployment server)
    {
        var model = scene.Model;
        var complaints = ClusterDns.Complaints(scene);
        var checks = new CheckList(model);
        checks.Supports(0.8, $"no pod of {server.Name} is ready", checks.Controlled(server, "pods.ready", "0"));
        if (server.Replicas == 0)
        {
            checks.Supports(0.5, "0 replicas are wanted", checks.Declared(server, "spec.replicas", "0"));
        }

        NetworkChecks.AddAilingCaller(checks, scene, server, 0.3);
        ClusterDns.AddComplaints(checks, complaints);
        var target = model.Reference(server);
        return new Finding
        {
            Cause = NetworkCauses.DnsDown.Code,
            Object = target,
            Title = $"The cluster's DNS is down: no pod of {server.Name} is ready",
            Summary = $"{server.Name} in {server.Namespace} has {server.ReadyReplicas} of {server.Replicas} wanted pods ready: nobody answers DNS lookups, and name resolution times out everywhere.",
            Checks = checks.Checks,
            Explains =
            [
                target,
                .. model.TroublesOf(server).Select(trouble => model.Reference(trouble.Pod)),
                .. model.ServicesSelecting(server.Namespace, server.Template.Labels).Select(model.Reference),
                .. ClusterDns.Explained(model, complaints),
            ],
            Since = server.Metadata.SpecChangedAt,
        };
    }
}
