using Autoheal.Context;
using Autoheal.Kubernetes.Reasoning.Network;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Dependencies;

/// <summary>A consumer fails at the same message over and over (taxonomy row 105).</summary>
internal sealed class PoisonRecordRule : IDiagnosticRule
{
    /// <summary>A message may fail once, and twice.</summary>
    private const int Often = 3;

    public string Name => "poison-record";

    public IReadOnlyList<CauseDescription> Causes { get; } = [DependencyCauses.PoisonRecord];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (NetworkScene.Of(context) is not { Model.Logs.Count: > 0 } scene)
        {
            yield break;
        }

        foreach (var complaint in scene.Complaints.All.Where(complaint => complaint.Is("log.queue.poison-record")).DistinctBy(complaint => complaint.Caller))
        {
            if (complaint.Sighting.Count >= Often)
            {
                yield return Describe(scene, complaint);
            }
        }
    }

    private static Finding Describe(NetworkScene scene, Complaint complaint)
    {
        var model = scene.Model;
        var checks = new CheckList(model);
        NetworkChecks.AddComplaint(checks, complaint, 0.8, "a message that cannot be processed");
        if (complaint.Pod.Ready)
        {
            checks.Supports(0.4, $"pod {complaint.Pod.Name} is ready: it is not the program as a whole", checks.Controlled(complaint.Pod, "pod.ready", "True"));
        }

        if (scene.Dependencies.CallsOf(complaint.Caller).FirstOrDefault(call => BackendKinds.Of(model, call) == BackendKind.Broker) is { } call)
        {
            checks.Supports(0.3, $"it consumes from {call.Address}", checks.Declared(complaint.Caller, "setting.address", $"{call.Setting}={call.Address}"));
        }

        var target = model.Reference(complaint.Caller);
        return new Finding
        {
            Cause = DependencyCauses.PoisonRecord.Code,
            Object = target,
            Title = $"{complaint.Caller.Name} fails at the same message of its queue again and again",
            Summary = $"The log of {complaint.Caller.Name} speaks {complaint.Sighting.Count} times of a message (poison record) that cannot be processed and comes back; what is behind it waits.",
            Checks = checks.Checks,
            Explains = [target, .. model.TroublesOf(complaint.Caller).Select(trouble => model.Reference(trouble.Pod))],
            Since = complaint.Sighting.First is { } first ? new DateTimeOffset(DateTime.SpecifyKind(first, DateTimeKind.Utc)) : null,
        };
    }
}
