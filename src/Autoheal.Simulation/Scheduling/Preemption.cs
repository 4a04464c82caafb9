using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Scheduling.Filters;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Scheduling;

/// <summary>
/// Looks for a node on which a pod would fit if pods of lower priority left: as few and as unimportant ones as possible, and none that a
/// disruption budget protects unless nothing else helps.
/// </summary>
internal sealed class Preemption(ControllerContext context)
{
    private const string NotHelpful = "Preemption is not helpful for scheduling";
    private const string NoVictims = "No preemption victims found for incoming pod";

    public PreemptionPlan Plan(SchedulingCycle cycle, IReadOnlyList<(NodeView Node, IReadOnlyList<Refusal> Refusals)> refused)
    {
        if (cycle.Pod.Spec.Text("preemptionPolicy") == "Never")
            return new() { Message = "preemption: not eligible due to preemptionPolicy=Never." };
        if (IsRoomBeingMade(cycle))
            return new() { Message = "preemption: not eligible due to a terminating pod on the nominated node." };
        var reasons = new List<string>();
        Candidate? best = null;
        foreach (var (node, refusals) in refused)
        {
            if (refusals.Any(refusal => !refusal.Resolvable))
                reasons.Add(NotHelpful);
            else if (Evaluate(cycle, node, reasons) is { } candidate && (best is null || candidate.CompareTo(best) < 0))
                best = candidate;
        }

        return best is null
            ? new() { Message = "preemption: " + FitMessage.Of(cycle.Cluster.NodeCount, reasons) }
            : new() { Node = best.Node, Victims = best.Victims };
    }

    /// <summary>The message for a pod that no node's emptying would help.</summary>
    public static string Hopeless(int nodes) => "preemption: " + FitMessage.Of(nodes, Enumerable.Repeat(NotHelpful, nodes));

    private bool IsRoomBeingMade(SchedulingCycle cycle) =>
        cycle.Cluster.Find(cycle.Pod.Status.Text("nominatedNodeName")) is { } nominated
        && LowerPods(cycle, nominated).Exists(pod => pod.Deleting);

    private List<StoredObject> LowerPods(SchedulingCycle cycle, NodeView node)
    {
        var found = new List<StoredObject>();
        foreach (var pod in node.Pods)
        {
            if (pod.Priority < cycle.Demand.Priority && context.Store.Find(Kinds.Pod, pod.Key.Namespace, pod.Key.Name) is { } stored)
                found.Add(stored);
        }

        return found;
    }

    private Candidate? Evaluate(SchedulingCycle cycle, NodeView node, List<string> reasons)
    {
        var lower = LowerPods(cycle, node);
        if (lower.Count == 0)
        {
            reasons.Add(NoVictims);
            return null;
        }

        var gone = lower.Select(pod => pod.Uid).ToHashSet(StringComparer.Ordinal);
        if (NodeFilters.Refuse(cycle.Without(gone), node) is { } stillRefused)
        {
            reasons.AddRange(stillRefused.Refusals.Select(refusal => refusal.Reason));
            return null;
        }

        // Pods may stay, the most important first, protected ones before all others, for as long as there is room.
        var guarded = Guarded(lower);
        var order = lower.OrderByDescending(pod => guarded.Contains(pod.Uid)).ThenByDescending(PriorityOf).ThenBy(pod => pod.CreatedAt).ThenBy(pod => pod.Key, StringComparer.Ordinal);
        foreach (var pod in order)
        {
            gone.Remove(pod.Uid);
            if (NodeFilters.Refuse(cycle.Without(gone), node) is not null)
                gone.Add(pod.Uid);
        }

        var victims = lower.FindAll(pod => gone.Contains(pod.Uid));
        return new Candidate(node.Name, victims, victims.Count(pod => guarded.Contains(pod.Uid)));
    }

    /// <summary>The pods whose loss a disruption budget does not allow now.</summary>
    private HashSet<string> Guarded(List<StoredObject> pods)
    {
        var allowed = new Dictionary<string, long>(StringComparer.Ordinal);
        var guarded = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pod in pods)
        {
            foreach (var budget in context.Selectors.Matching(Kinds.PodDisruptionBudget, pod.Namespace, pod.Labels))
            {
                var left = allowed.GetValueOrDefault(budget.Uid, budget.Status.Number("disruptionsAllowed") ?? 0) - 1;
                allowed[budget.Uid] = left;
                if (left < 0)
                    guarded.Add(pod.Uid);
            }
        }

        return guarded;
    }

    private static long PriorityOf(StoredObject pod) => pod.Spec.Number("priority") ?? 0;

    /// <summary>A node with its victims; the better one comes first.</summary>
    private sealed record Candidate(string Node, IReadOnlyList<StoredObject> Victims, int Violations) : IComparable<Candidate>
    {
        private long Highest => Victims.Select(PriorityOf).DefaultIfEmpty(long.MinValue).Max();

        private long Sum => Victims.Sum(PriorityOf);

        private long YoungestStart => Victims.Select(pod => pod.CreatedAt.UtcTicks).DefaultIfEmpty(0).Min();

        public int CompareTo(Candidate? other)
        {
            ArgumentNullException.ThrowIfNull(other);
            ReadOnlySpan<int> order =
            [
                Violations.CompareTo(other.Violations),
                Highest.CompareTo(other.Highest),
                Sum.CompareTo(other.Sum),
                Victims.Count.CompareTo(other.Victims.Count),
                other.YoungestStart.CompareTo(YoungestStart),
            ];
            foreach (var result in order)
            {
                if (result != 0)
                    return result;
            }

            return 0;
        }
    }
}
