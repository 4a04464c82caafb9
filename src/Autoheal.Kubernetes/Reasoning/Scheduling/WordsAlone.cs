namespace Autoheal.Kubernetes.Reasoning.Scheduling;

/// <summary>
/// Decides from the scheduler's words alone. It names for each node the first obstacle in a fixed order, so a node that was turned away for want of room
/// had passed the selector: the later the obstacle, the more it says.
/// </summary>
internal static class WordsAlone
{
    private static readonly Obstacle[] s_late =
    [
        Obstacle.Volume, Obstacle.HostPort, Obstacle.Spread, Obstacle.AntiAffinity, Obstacle.Affinity, Obstacle.Cpu, Obstacle.Memory,
        Obstacle.OtherResource, Obstacle.PodCount,
    ];

    /// <summary>The obstacle behind the selector that keeps the pod off most nodes.</summary>
    public static Obstacle Late(SchedulerReport? report)
    {
        var most = Obstacle.None;
        foreach (var obstacle in s_late)
        {
            most = report is not null && report.Count(obstacle) > (most == Obstacle.None ? 0 : report.Count(most)) ? obstacle : most;
        }

        return most;
    }

    public static Obstacle Leading(SchedulerReport? report, Model.PodScheduling scheduling)
    {
        var pinned = scheduling.NodeSelector.Count > 0 || scheduling.NodeAffinity.Count > 0 || scheduling.PinnedNode.Length > 0;
        if (report is null)
        {
            return pinned ? Obstacle.Selector : Obstacle.None;
        }

        if (Late(report) is not Obstacle.None and var late)
        {
            return late;
        }

        var (cordoned, tainted, unwell) = (report.Count(Obstacle.Cordoned), report.Count(Obstacle.Taint), report.Count(Obstacle.Unwell));
        if (report.Has(Obstacle.Selector) && !IsPinnedToOne(scheduling) && !(tainted > 0 && IsMeantFor(scheduling, report.Taint)))
        {
            return Obstacle.Selector;
        }

        return cordoned + tainted + unwell > 0
            ? unwell >= cordoned && unwell >= tainted ? Obstacle.Unwell : cordoned >= tainted ? Obstacle.Cordoned : Obstacle.Taint
            : report.Has(Obstacle.Selector) ? Obstacle.Selector
            : report.Has(Obstacle.ControlPlane) ? Obstacle.ControlPlane
            : Obstacle.None;
    }

    // A DaemonSet's controller pins every pod to its own node; all the others do not match, and that says nothing.
    private static bool IsPinnedToOne(Model.PodScheduling scheduling)
    {
        foreach (var term in scheduling.NodeAffinity)
        {
            if (term.Fields.Count > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the selector speaks of what the taint speaks of: the pod is meant for that pool and only lacks the toleration.</summary>
    private static bool IsMeantFor(Model.PodScheduling scheduling, string taint)
    {
        foreach (var (key, value) in scheduling.NodeSelector)
        {
            if (taint == $"{key}={value}" || taint == key || (value.Length > 0 && taint.EndsWith("=" + value, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}
