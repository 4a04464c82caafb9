using Autoheal.Context;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>Workloads call a Service that does not exist, though the workload behind it does (taxonomy row 62).</summary>
internal sealed class ServiceMissingRule : IDiagnosticRule
{
    public string Name => "service-missing";

    public IReadOnlyList<CauseDescription> Causes { get; } = [NetworkCauses.ServiceMissing];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (NetworkScene.Of(context) is not { } scene)
        {
            yield break;
        }

        var told = new HashSet<(string, string)>();
        foreach (var call in scene.Dependencies.All)
        {
            var meaning = call.Meaning;
            if (meaning.IsMissing && scene.IsConcerned(call.Caller)
                && MeantWorkloads.Named(scene.Model, meaning.Namespace, meaning.Name) is { } behind
                && told.Add((meaning.Namespace, meaning.Name)))
            {
                yield return Describe(scene, call, behind);
            }
        }
    }

    private static Finding Describe(NetworkScene scene, DeclaredCall call, Workload behind)
    {
        var model = scene.Model;
        var (_, _, @namespace, name) = call.Meaning;
        var checks = new CheckList(model);
        checks.Supports(0.7, $"there is no Service {name} in {@namespace}", checks.Controlled(behind, "service.absent", name));
        if (behind.ReadyReplicas > 0)
        {
            checks.Supports(0.4, $"ready and unreached: {Counts.Pods(behind.ReadyReplicas)} of {behind.Name}", checks.Controlled(behind, "pods.ready", $"{behind.ReadyReplicas}"));
        }

        checks.Supports(0.3, $"{call.Setting} of {call.Caller.Name} is {call.Address}", checks.Declared(call.Caller, "setting.address", $"{call.Setting}={call.Address}"));
        NetworkChecks.AddAilingCaller(checks, scene, call.Caller, 0.3);
        NetworkChecks.AddComplaint(checks, scene.Complaints.Find(call.Caller, "log.dns.not-found", "log.dns.failure"), 0.5, "a host that cannot be resolved");
        var callers = scene.Dependencies.All.Where(other => other.Meaning.IsMissing && other.Meaning == call.Meaning).Select(other => other.Caller).Distinct().ToArray();
        var target = KubernetesResources.Services.Reference(model.ClusterId, @namespace, name, "");
        return new Finding
        {
            Cause = NetworkCauses.ServiceMissing.Code,
            Object = target,
            Title = $"Service {name} does not exist",
            Summary = $"{string.Join(", ", callers.Take(3).Select(caller => caller.Name))} call {call.Address}, but there is no Service {name} in {@namespace}; the pods of {behind.Name} are there. The name cannot be resolved.",
            Checks = checks.Checks,
            Explains = [target, model.Reference(behind), .. callers.SelectMany(caller => Explained(model, caller))],
        };
    }

    private static IEnumerable<Incidents.ResourceRef> Explained(ClusterModel model, ClusterObject caller) =>
        [model.Reference(caller), .. model.TroublesOf(caller).Select(trouble => model.Reference(trouble.Pod))];
}
