using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Scheduling;

/// <summary>
/// Why no node takes the pods of a workload. The selector comes first: where it lets no node through, nothing else matters; of the nodes that it
/// does let through, those matter that are not set aside for control planes. What was not seen, the scheduler's own words must tell.
/// </summary>
internal sealed class Placement
{
    private static readonly TimeSpan s_recent = TimeSpan.FromHours(1);

    private readonly List<(Node Node, Obstacle Obstacle, Taint? Taint)> _candidates = [];

    private Placement(ClusterModel model, AilingWorkload workload)
    {
        Model = model;
        Workload = workload;
        Pod = workload.Troubles[0].Pod;
        (Report, ReportEvent) = FindReport(model, workload);
        SeesNodes = model.Nodes.Count > 0 && model.Nodes.IsComplete("");
        if (SeesNodes)
        {
            Look(model);
        }

        Leading = SeesNodes ? Decide() : WordsAlone.Leading(Report, Scheduling);
    }

    public ClusterModel Model { get; }

    public AilingWorkload Workload { get; }

    /// <summary>One of the pods; the others are made alike.</summary>
    public Pod Pod { get; }

    public PodScheduling Scheduling => Pod.Template.Scheduling;

    /// <summary>What the scheduler says; null when nothing of the kind was seen.</summary>
    public SchedulerReport? Report { get; }

    /// <summary>The Event that says so; null when the pod's own condition does.</summary>
    public ClusterEvent? ReportEvent { get; }

    /// <summary>Whether all nodes were seen.</summary>
    public bool SeesNodes { get; }

    /// <summary>What keeps the pods off the nodes that they are meant for.</summary>
    public Obstacle Leading { get; }

    /// <summary>The nodes that selector and affinity let through, with what keeps the pods off each before its room is looked at.</summary>
    public IReadOnlyList<(Node Node, Obstacle Obstacle, Taint? Taint)> Candidates => _candidates;

    /// <summary>The pods of a workload that the scheduler could not place; null when there are none.</summary>
    public static Placement? Of(ClusterModel model, AilingWorkload workload) =>
        workload.With(TroubleKind.Unschedulable) is { } unplaced ? new Placement(model, unplaced) : null;

    /// <summary>Whether an obstacle keeps the pods off at least one node that they are meant for, though another one leads.</summary>
    public bool Contributes(Obstacle obstacle) => SeesNodes
        ? _candidates.Exists(candidate => candidate.Obstacle == obstacle)
        : Report?.Has(obstacle) ?? false;

    /// <summary>The first candidate that an obstacle keeps the pods off; null when there is none or nodes were not seen.</summary>
    public Node? NodeWith(Obstacle obstacle)
    {
        foreach (var (node, found, _) in _candidates)
        {
            if (found == obstacle)
            {
                return node;
            }
        }

        return null;
    }

    private void Look(ClusterModel model)
    {
        foreach (var node in model.Nodes)
        {
            if (Scheduling.Selects(node))
            {
                var (obstacle, taint) = NodeFit.Early(Scheduling, node);
                _candidates.Add((node, obstacle, taint));
            }
        }
    }

    private Obstacle Decide()
    {
        if (_candidates.Count == 0)
        {
            return Obstacle.Selector;
        }

        var (cordoned, unwell, tainted, free) = (0, 0, 0, 0);
        foreach (var (_, obstacle, _) in _candidates)
        {
            cordoned += obstacle == Obstacle.Cordoned ? 1 : 0;
            unwell += obstacle == Obstacle.Unwell ? 1 : 0;
            tainted += obstacle == Obstacle.Taint ? 1 : 0;
            free += obstacle == Obstacle.None ? 1 : 0;
        }

        if (free > 0)
        {
            return DecideByRoom(cordoned, unwell);
        }

        return cordoned + unwell + tainted == 0 ? Obstacle.ControlPlane
            : unwell >= cordoned && unwell >= tainted ? Obstacle.Unwell
            : cordoned >= tainted ? Obstacle.Cordoned
            : Obstacle.Taint;
    }

    // Some nodes are open and have no room. A node that is closed and would have room is what is missing, unless a release wants more than before.
    private Obstacle DecideByRoom(int cordoned, int unwell)
    {
        var room = WordsAlone.Late(Report);
        if (room == Obstacle.None)
        {
            room = TooSmallEverywhere();
        }

        var closed = unwell > cordoned ? Obstacle.Unwell : cordoned > 0 ? Obstacle.Cordoned : HasNewTaint() ? Obstacle.Taint : Obstacle.None;
        return closed == Obstacle.None || room is Obstacle.Volume || NarrowedByRelease() || !IsLargeEnough(closed) ? room : closed;
    }

    // Nodes that were set aside long ago are not what is missing.
    private bool HasNewTaint() => _candidates.Exists(candidate => candidate.Obstacle == Obstacle.Taint
        && candidate.Node.Metadata.LastChanger(ChangedParts.Spec) is { } change && Workload.Began - change.At < s_recent && change.At > candidate.Node.Metadata.CreatedAt + s_recent);

    private Obstacle TooSmallEverywhere()
    {
        var found = Obstacle.None;
        foreach (var (node, obstacle, _) in _candidates)
        {
            if (obstacle == Obstacle.None)
            {
                found = NodeFit.TooSmall(Pod.Template, node);
                if (found == Obstacle.None)
                {
                    return Obstacle.None;
                }
            }
        }

        return found;
    }

    private bool IsLargeEnough(Obstacle closedBy) =>
        _candidates.Exists(candidate => candidate.Obstacle == closedBy && NodeFit.TooSmall(Pod.Template, candidate.Node) == Obstacle.None);

    private bool NarrowedByRelease() =>
        LastGoodTemplate.Of(Model, Workload.Blamed)?.Changed(TemplateChangeKind.Resources, TemplateChangeKind.Scheduling, TemplateChangeKind.Ports) ?? false;

    private static (SchedulerReport? Report, ClusterEvent? Event) FindReport(ClusterModel model, AilingWorkload workload)
    {
        foreach (var trouble in workload.Troubles)
        {
            if (trouble.Pod.Conditions.Find("PodScheduled") is { } condition && SchedulerReport.Read(condition.Message) is { } report)
            {
                return (report, null);
            }
        }

        foreach (var trouble in workload.Troubles)
        {
            // An Event stands in for a condition that a recording lost, never for one that the scheduler did not write.
            if (trouble.Pod.Conditions.Find("PodScheduled") is null && model.Pods.IsComplete(trouble.Pod.Namespace))
            {
                continue;
            }

            foreach (var seen in model.EventsAbout(trouble.Pod))
            {
                if (seen.Reason == "FailedScheduling" && SchedulerReport.Read(seen.Message) is { } report)
                {
                    return (report, seen);
                }
            }
        }

        return (null, null);
    }
}
