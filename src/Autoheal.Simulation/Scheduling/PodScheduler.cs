using System.Text.Json.Nodes;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Scheduling;

/// <summary>Binds pods to the fitting node with the most room, or says why none fits and tries again when that may have changed.</summary>
internal sealed class PodScheduler : IController
{
    private static readonly EventSource s_source = new("default-scheduler");
    private static readonly TimeSpan s_retry = TimeSpan.FromMinutes(5);
    private readonly ControllerContext _context;
    private readonly NodeLedger _ledger = new();
    private readonly WorkQueue _queue;
    private readonly HashSet<ObjectKey> _unschedulable = [];

    public PodScheduler(ControllerContext context)
    {
        _context = context;
        _queue = new WorkQueue(context.Agenda, Schedule);
    }

    public void Observe(StoreChange change)
    {
        _ledger.Observe(change);
        if (change.Kind == Kinds.Pod)
            ObservePod(change);
        else if (change.Kind == Kinds.Node && (change.Old is null || !JsonNode.DeepEquals(change.Old.Spec, change.Object.Spec) || !JsonNode.DeepEquals(change.Old.Labels, change.Object.Labels)))
            RetryUnschedulable();
    }

    private void ObservePod(StoreChange change)
    {
        var key = ObjectKey.Of(change.Object);
        if (change.Type == ChangeType.Deleted)
        {
            _unschedulable.Remove(key);
            RetryUnschedulable();
        }
        else if (change.Type == ChangeType.Added && change.Object.Spec.Text("nodeName") is null or "")
        {
            _queue.Add(key);
        }
    }

    private void RetryUnschedulable()
    {
        foreach (var key in _unschedulable)
            _queue.Add(key);
    }

    private void Schedule(ObjectKey key)
    {
        if (_context.Store.Find(Kinds.Pod, key.Namespace, key.Name) is not { Deleting: false } pod || pod.Spec.Text("nodeName") is { Length: > 0 })
            return;
        var refusals = new List<string>();
        StoredObject? best = null;
        var bestRoom = double.NegativeInfinity;
        foreach (var node in _context.Store.List(Kinds.Node))
        {
            var refused = NodeFilters.Refusals(pod, node, _ledger.UsedOn(node.Name));
            refusals.AddRange(refused);
            if (refused.Count == 0 && RoomOn(node) is var room && room > bestRoom)
                (best, bestRoom) = (node, room);
        }

        if (best is null)
            Refuse(pod, refusals);
        else
            Bind(pod, best.Name);
    }

    /// <summary>Least allocated first: the mean share of CPU, memory and pod slots that is free.</summary>
    private double RoomOn(StoredObject node)
    {
        var all = ResourceAmounts.AllocatableOn(node);
        var free = all - _ledger.UsedOn(node.Name);
        return Share(free.MilliCpu, all.MilliCpu) + Share(free.Memory, all.Memory) + Share(free.Pods, all.Pods);

        static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
    }

    private void Bind(StoredObject pod, string node)
    {
        _unschedulable.Remove(ObjectKey.Of(pod));
        _context.Store.Bind(pod, node, new JsonObject
        {
            ["type"] = "PodScheduled",
            ["status"] = "True",
            ["lastProbeTime"] = null,
            ["lastTransitionTime"] = _context.NowText,
        });
        _context.Events.Normal(pod, s_source, "Scheduled", $"Successfully assigned {pod.Namespace}/{pod.Name} to {node}");
    }

    private void Refuse(StoredObject pod, List<string> refusals)
    {
        var key = ObjectKey.Of(pod);
        var message = Explain(refusals);
        _context.Store.MutateStatus(Kinds.Pod, pod.Namespace, pod.Name, json =>
        {
            var status = json.Ensure("status");
            if (Conditions.Find(status, "PodScheduled").Text("message") == message)
                return;
            Conditions.Put(status, new JsonObject
            {
                ["type"] = "PodScheduled",
                ["status"] = "False",
                ["lastProbeTime"] = null,
                ["lastTransitionTime"] = _context.NowText,
                ["reason"] = "Unschedulable",
                ["message"] = message,
            });
        });
        _context.Events.Warning(pod, s_source, "FailedScheduling", message);
        if (_unschedulable.Add(key))
            _context.Agenda.In(s_retry, () => Again(key));
    }

    private void Again(ObjectKey key)
    {
        if (!_unschedulable.Contains(key))
            return;
        _queue.Add(key);
        _context.Agenda.In(s_retry, () => Again(key));
    }

    private string Explain(List<string> refusals)
    {
        var nodes = _context.Store.List(Kinds.Node).Count;
        if (nodes == 0)
            return "no nodes available to schedule pods";
        var counted = refusals.GroupBy(reason => reason).Select(group => $"{group.Count()} {group.Key}").Order(StringComparer.Ordinal);
        // Preemption could only help where something on the node can be evicted.
        var lacking = refusals.Count(reason => reason.StartsWith("Insufficient", StringComparison.Ordinal) || reason == "Too many pods");
        var hopeless = nodes - Math.Min(lacking, nodes);
        var preemption = string.Join(", ", Parts(hopeless, Math.Min(lacking, nodes)).Order(StringComparer.Ordinal));
        return $"0/{nodes} nodes are available: {string.Join(", ", counted)}. preemption: 0/{nodes} nodes are available: {preemption}.";

        static IEnumerable<string> Parts(int hopeless, int without)
        {
            if (hopeless > 0)
                yield return $"{hopeless} Preemption is not helpful for scheduling";
            if (without > 0)
                yield return $"{without} No preemption victims found for incoming pod";
        }
    }
}
