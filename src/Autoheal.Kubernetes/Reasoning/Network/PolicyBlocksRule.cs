using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>A NetworkPolicy stands between a workload and what it is told to call, or the cluster's DNS (taxonomy row 66).</summary>
internal sealed class PolicyBlocksRule : IDiagnosticRule
{
    private static readonly TimeSpan s_young = TimeSpan.FromHours(24);

    public string Name => "network-policy-blocks";

    public IReadOnlyList<CauseDescription> Causes { get; } = [NetworkCauses.PolicyBlocks];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (NetworkScene.Of(context) is not { } scene || scene.Model.NetworkPolicies.Count == 0)
        {
            return [];
        }

        var found = new Dictionary<NetworkPolicy, BlockedCalls>();
        foreach (var call in scene.Dependencies.All)
        {
            AddCall(scene, found, call);
        }

        foreach (var caller in scene.Complaints.All.Where(complaint => complaint.Is("log.dns.failure", "log.dns.not-found", "log.connection.timeout")).Select(complaint => complaint.Caller).Distinct())
        {
            if (scene.Dependencies.PodsOf(caller).FirstOrDefault() is { } pod && PolicyReach.FindBlockingDns(scene.Model, pod) is { } policy)
            {
                Of(found, policy, ingress: false).AddDns(caller);
            }
        }

        return found.Values.Select(blocked => Describe(scene, blocked));
    }

    private static void AddCall(NetworkScene scene, Dictionary<NetworkPolicy, BlockedCalls> found, DeclaredCall call)
    {
        if (call.Target is not { } service || call.Port is not { } port || scene.Dependencies.PodsOf(call.Caller).FirstOrDefault() is not { } from)
        {
            return;
        }

        if (scene.Model.PodsSelectedBy(service).FirstOrDefault(pod => !pod.Finished) is { } to
            && PolicyReach.FindBlocking(scene.Model, from, to, NumberOf(port, to), port.Protocol) is var (policy, ingress)
            && (scene.IsConcerned(call.Caller) || scene.IsConcerned(service)))
        {
            Of(found, policy, ingress).Add(call, to);
        }
    }

    // Policies see the port of the pod, not that of the Service; 0 when its name is not resolved.
    private static int NumberOf(ServicePort port, Pod to)
    {
        if (port.TargetPort.Name is not { } name)
        {
            return port.TargetPort.IsNone ? port.Port : port.TargetPort.Number;
        }

        foreach (var container in to.Template.Containers)
        {
            foreach (var declared in container.Ports)
            {
                if (declared.Name == name)
                {
                    return declared.Number;
                }
            }
        }

        return 0;
    }

    private static BlockedCalls Of(Dictionary<NetworkPolicy, BlockedCalls> found, NetworkPolicy policy, bool ingress)
    {
        if (!found.TryGetValue(policy, out var blocked))
        {
            found.Add(policy, blocked = new BlockedCalls(policy, ingress));
        }

        return blocked;
    }

    private static Finding Describe(NetworkScene scene, BlockedCalls blocked)
    {
        var model = scene.Model;
        var policy = blocked.Policy;
        var checks = new CheckList(model);
        var changed = policy.Metadata.SpecChangedAt;
        checks.Supports(0.65, $"no rule allows {blocked.Text}", checks.Declared(policy, blocked.Ingress ? "spec.ingress" : "spec.egress", blocked.Text, changed));
        if (model.At - changed <= s_young)
        {
            checks.Supports(0.5, $"it is from {Durations.Text(model.At - changed)} ago", checks.Controlled(policy, "policy.changed", Durations.Text(model.At - changed), changed));
        }

        if (blocked.Server is { Ready: true } server)
        {
            checks.Supports(0.4, $"pod {server.Name}, which cannot be reached, is ready", checks.Controlled(server, "pod.ready", "True"));
        }

        foreach (var caller in blocked.Callers.Take(2))
        {
            NetworkChecks.AddAilingCaller(checks, scene, caller, 0.3);
            NetworkChecks.AddComplaint(
                checks, scene.Complaints.Find(caller, "log.connection.timeout", "log.connection.unreachable", "log.dns.failure", "log.connection.refused"), 0.5, "calls without an answer");
        }

        return Make(model, blocked, checks, changed);
    }

    private static Finding Make(ClusterModel model, BlockedCalls blocked, CheckList checks, DateTimeOffset changed)
    {
        var policy = blocked.Policy;
        var target = model.Reference(policy);
        var callers = blocked.Callers.SelectMany(caller => (IEnumerable<ResourceRef>)[model.Reference(caller), .. model.TroublesOf(caller).Select(trouble => model.Reference(trouble.Pod))]);
        return new Finding
        {
            Cause = NetworkCauses.PolicyBlocks.Code,
            Object = target,
            Title = $"NetworkPolicy {policy.Name} blocks {blocked.Text}",
            Summary = $"NetworkPolicy {policy.Name} in {policy.Namespace} limits {(blocked.Ingress ? "ingress" : "egress")}, and no rule allows {blocked.Text}: these calls time out.",
            Checks = checks.Checks,
            Explains = [target, .. callers, .. blocked.Services.Select(model.Reference)],
            Since = changed,
        };
    }
}
