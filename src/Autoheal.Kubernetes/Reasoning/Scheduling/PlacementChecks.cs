using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Scheduling;

/// <summary>Checks that all rules about placement share.</summary>
internal static class PlacementChecks
{
    /// <summary>That no node takes the pods.</summary>
    public static void AddSymptom(CheckList checks, Placement placement)
    {
        var trouble = placement.Workload.Troubles[0];
        var reason = trouble.Reason;
        checks.Supports(
            0.45,
            $"pod {placement.Pod.Name} is Pending and no node takes it ({reason}); {Counts.Pods(placement.Workload.Troubles.Count)}",
            checks.Controlled(placement.Pod, "condition.PodScheduled", $"False {reason}", trouble.Since));
    }

    /// <summary>That the scheduler names the obstacle, and for how many nodes.</summary>
    public static void AddWords(CheckList checks, Placement placement, Obstacle obstacle, string words, double reliability)
    {
        if (placement.Report is not { } report)
        {
            checks.NotObserved(reliability, "what the scheduler says");
            return;
        }

        if (!report.Has(obstacle))
        {
            return;
        }

        var value = $"{report.Count(obstacle)} of {report.Nodes} nodes: {words}";
        var fact = placement.ReportEvent is { } seen
            ? checks.Untrusted(placement.Pod, "event", value, "event", seen.LastAt)
            : checks.Controlled(placement.Pod, "condition.PodScheduled.words", value);
        checks.Supports(reliability, $"the scheduler: {value}", fact);
    }
}
