using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Scheduling;

/// <summary>Pods of a higher priority put others out of the nodes, which then find no place any more (taxonomy row 22).</summary>
internal sealed class PreemptionRule : IDiagnosticRule
{
    /// <summary>A preemption before this says nothing about pods that wait now.</summary>
    private static readonly TimeSpan s_recent = TimeSpan.FromHours(1);

    public string Name => "preemption";

    public IReadOnlyList<CauseDescription> Causes { get; } = [SchedulingCauses.Preemption];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        var preempted = model.AilingWorkloads.Any(workload => workload.Troubles[0].Kind == TroubleKind.Unschedulable) ? CountPreempted(model) : 0;
        if (preempted == 0)
        {
            yield break;
        }

        var waiting = model.AilingWorkloads
            .Where(workload => Placement.Of(model, workload) is { Leading: Obstacle.Cpu or Obstacle.Memory or Obstacle.OtherResource or Obstacle.PodCount })
            .ToArray();
        if (waiting.Length > 0 && FindPreemptor(model, waiting) is { } preemptor
            && waiting.Where(workload => workload.Troubles[0].Pod.Priority < preemptor.Priority).ToArray() is { Length: > 0 } victims)
        {
            yield return Describe(model, victims, preemptor, preempted);
        }
    }

    // Preemption by a controller is an Event of its victim; the condition of a pod that ends says so, too.
    private static int CountPreempted(ClusterModel model)
    {
        var count = 0;
        foreach (var seen in model.Events)
        {
            count += seen is { Reason: "Preempted", ObjectKind: "Pod" } && model.At - seen.LastAt <= s_recent ? seen.Count : 0;
        }

        foreach (var pod in model.Pods)
        {
            count += pod.Conditions.Find("DisruptionTarget") is { IsTrue: true, Reason: "PreemptionByScheduler" or "PreemptionByKubeScheduler" } ? 1 : 0;
        }

        return count;
    }

    /// <summary>The largest crowd of placed pods with a priority above that of the lowest who wait; it may want still more.</summary>
    private static (ClusterObject Workload, int Pods, int Priority)? FindPreemptor(ClusterModel model, IReadOnlyList<AilingWorkload> waiting)
    {
        var lowest = waiting.Min(workload => workload.Troubles[0].Pod.Priority);
        return model.Pods
            .Where(pod => pod.Priority > lowest && pod is { Finished: false, NodeName.Length: > 0 } && !IsOfTheSystem(pod))
            .GroupBy(pod => model.WorkloadOf(pod) ?? pod)
            .Select(crowd => ((ClusterObject Workload, int Pods, int Priority)?)(crowd.Key, crowd.Count(), crowd.Max(pod => pod.Priority)))
            .OrderByDescending(crowd => crowd!.Value.Pods)
            .FirstOrDefault();
    }

    // The priorities of the system are as old as the cluster.
    private static bool IsOfTheSystem(Pod pod) => pod.Template.Scheduling.PriorityClass is "system-node-critical" or "system-cluster-critical";

    private static Finding Describe(
        ClusterModel model, IReadOnlyList<AilingWorkload> victims, (ClusterObject Workload, int Pods, int Priority) preemptor, int preempted)
    {
        var pod = victims[0].Troubles[0].Pod;
        var checks = new CheckList(model);
        checks.Supports(
            0.3, $"pods of {Counts.Of(victims.Count, "workload")} are Pending and no node has room", checks.Controlled(pod, "condition.PodScheduled", "False", victims[0].Began));
        checks.Supports(0.7, $"preempted within the hour: {Counts.Pods(preempted)}", checks.Untrusted(pod, "event", $"Preempted {preempted}", "event"));
        var name = PriorityName(model, preemptor.Workload);
        checks.Supports(
            0.75,
            $"{preemptor.Workload} has {Counts.Pods(preemptor.Pods)} of priority {preemptor.Priority}{name}, above {pod.Priority} of {victims[0].Blamed.Name}",
            checks.Controlled(preemptor.Workload, "pod.priority", $"{preemptor.Priority}", preemptor.Workload.Metadata.CreatedAt));
        return new Finding
        {
            Cause = SchedulingCauses.Preemption.Code,
            Object = model.Reference(preemptor.Workload),
            Title = $"{preemptor.Workload.Name} preempts other pods: priority {preemptor.Priority}{name}",
            Summary = $"{Counts.Pods(preemptor.Pods)} of {preemptor.Workload.Resource.Kind} {preemptor.Workload.Namespace}/{preemptor.Workload.Name} with priority {preemptor.Priority}{name} "
                + $"put lower ones out (Preempted); those of {victims[0].Blamed.Name} find no room.",
            Checks = checks.Checks,
            Explains = [model.Reference(preemptor.Workload), .. victims.SelectMany(victim => victim.Explained(model))],
            Since = preemptor.Workload.Metadata.CreatedAt,
        };
    }

    private static string PriorityName(ClusterModel model, ClusterObject workload)
    {
        var name = workload switch
        {
            Pod pod => pod.Template.Scheduling.PriorityClass,
            Workload made => made.Template.Scheduling.PriorityClass,
            _ => model.PodsOf(workload) is { Count: > 0 } pods ? pods[0].Template.Scheduling.PriorityClass : "",
        };
        return name.Length == 0 ? "" : $" (PriorityClass {name})";
    }
}
