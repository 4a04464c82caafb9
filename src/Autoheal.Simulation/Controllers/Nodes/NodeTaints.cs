using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Nodes;

/// <summary>Taints nodes as their conditions and cordons say. While no node at all is ready, nothing is evicted: the fault is then more likely here.</summary>
internal sealed class NodeTaints : IController
{
    private const string NotReady = "node.kubernetes.io/not-ready";
    private const string Unreachable = "node.kubernetes.io/unreachable";
    private static readonly string[] s_managed =
    [
        NotReady, Unreachable, "node.kubernetes.io/memory-pressure", "node.kubernetes.io/disk-pressure", "node.kubernetes.io/pid-pressure",
        "node.kubernetes.io/network-unavailable", "node.kubernetes.io/unschedulable",
    ];

    private readonly ControllerContext _context;
    private readonly WorkQueue _queue;

    public NodeTaints(ControllerContext context)
    {
        _context = context;
        _queue = new WorkQueue(context.Agenda, Reconcile);
    }

    public void Observe(StoreChange change)
    {
        if (change.Kind != Kinds.Node || change.Type == ChangeType.Deleted)
            return;
        _queue.Add(ObjectKey.Of(change.Object));
        // One node's recovery may be what the eviction from the others waited for.
        if (ReadyOf(change.Old) != ReadyOf(change.Object))
            foreach (var node in _context.Store.List(Kinds.Node))
                _queue.Add(ObjectKey.Of(node));
    }

    private static string? ReadyOf(StoredObject? node) => Conditions.Find(node?.Status, "Ready").Text("status");

    private void Reconcile(ObjectKey key)
    {
        if (_context.Store.Find(Kinds.Node, null, key.Name) is not { } node)
            return;
        var present = node.Spec.Array("taints") ?? [];
        var wanted = Wanted(node).ToList();
        var kept = present.Where(taint => !IsManaged(taint) || wanted.Contains((taint.Text("key")!, taint.Text("effect")!))).ToList();
        var missing = wanted.Where(taint => !kept.Exists(other => other.Text("key") == taint.Key && other.Text("effect") == taint.Effect)).ToList();
        if (missing.Count == 0 && kept.Count == present.Count)
            return;
        _context.Store.Mutate(Kinds.Node, null, key.Name, json =>
        {
            var taints = new JsonArray([.. kept.Select(taint => taint!.DeepClone())]);
            foreach (var (name, effect) in missing)
                taints.Add((JsonNode)new JsonObject { ["key"] = name, ["effect"] = effect, ["timeAdded"] = _context.NowText });
            if (taints.Count > 0)
                json.Ensure("spec")["taints"] = taints;
            else
                json.Ensure("spec").Remove("taints");
        });
    }

    /// <summary>People may use the same keys without an effect of ours; those with one belong to this controller.</summary>
    private static bool IsManaged(JsonNode? taint) =>
        s_managed.Contains(taint.Text("key")) && (taint.Text("effect") == "NoSchedule" || (taint.Text("effect") == "NoExecute" && taint.Text("key") is NotReady or Unreachable));

    private IEnumerable<(string Key, string Effect)> Wanted(StoredObject node)
    {
        var broken = ReadyOf(node) switch { "False" => NotReady, "Unknown" => Unreachable, _ => null };
        if (broken is not null)
        {
            yield return (broken, "NoSchedule");
            if (_context.Store.List(Kinds.Node).Any(other => ReadyOf(other) == "True"))
                yield return (broken, "NoExecute");
        }

        foreach (var (condition, taint) in ((string, string)[])[("MemoryPressure", s_managed[2]), ("DiskPressure", s_managed[3]), ("PIDPressure", s_managed[4]), ("NetworkUnavailable", s_managed[5])])
        {
            if (Conditions.IsTrue(node.Status, condition))
                yield return (taint, "NoSchedule");
        }

        if (node.Spec.Flag("unschedulable") == true)
            yield return (s_managed[6], "NoSchedule");
    }
}
