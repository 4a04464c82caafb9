using System.Text.Json.Nodes;
using Autoheal.Simulation.Scheduling;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Controllers.Nodes;

/// <summary>Deletes pods from nodes with NoExecute taints: at once what does not tolerate them, the rest when its tolerationSeconds are over.</summary>
internal sealed class TaintEviction : IController
{
    private static readonly EventSource s_source = new("taint-eviction-controller");
    private readonly ControllerContext _context;
    private readonly WorkQueue _pods;
    private readonly Dictionary<ObjectKey, AgendaEntry> _planned = [];

    public TaintEviction(ControllerContext context)
    {
        _context = context;
        _pods = new WorkQueue(context.Agenda, Reconcile);
    }

    public void Observe(StoreChange change)
    {
        if (change.Kind == Kinds.Node && change.Type != ChangeType.Deleted && !JsonNode.DeepEquals(change.Old?.Spec?["taints"], change.Object.Spec?["taints"]))
        {
            foreach (var pod in _context.Pods.On(change.Object.Name))
                _pods.Add(ObjectKey.Of(pod));
        }
        else if (change.Kind == Kinds.Pod)
        {
            ObservePod(change);
        }
    }

    private void ObservePod(StoreChange change)
    {
        if (change.Type == ChangeType.Deleted)
            Forget(ObjectKey.Of(change.Object));
        else if (change.Object.Spec.Text("nodeName") is { Length: > 0 } node
            && (change.Old?.Spec.Text("nodeName") != node || !JsonNode.DeepEquals(change.Old.Spec?["tolerations"], change.Object.Spec?["tolerations"])))
        {
            _pods.Add(ObjectKey.Of(change.Object));
        }
    }

    private void Reconcile(ObjectKey key)
    {
        if (_context.Store.Find(Kinds.Pod, key.Namespace, key.Name) is not { Deleting: false } pod
            || _context.Store.Find(Kinds.Node, null, pod.Spec.Text("nodeName") ?? "") is not { } node)
        {
            return;
        }

        var taints = (node.Spec.Array("taints") ?? []).Where(taint => taint.Text("effect") == "NoExecute").ToList();
        if (taints.Count == 0)
        {
            if (Forget(key))
                _context.Events.Normal(pod, s_source, "TaintManagerEviction", $"Cancelling deletion of Pod {pod.Key}");
            return;
        }

        if (Taints.FirstUntolerated(node, pod.Spec.Array("tolerations"), "NoExecute") is not null)
            Evict(key, pod.Uid);
        else if (PatienceOf(pod, taints) is { } seconds && !_planned.ContainsKey(key))
            _planned[key] = _context.Agenda.In(TimeSpan.FromSeconds(Math.Max(0, seconds)), () => Evict(key, pod.Uid));
    }

    /// <summary>The shortest time for which all taints are tolerated; null when that is for ever.</summary>
    private static long? PatienceOf(StoredObject pod, List<JsonNode?> taints)
    {
        long? least = null;
        foreach (var toleration in pod.Spec.Array("tolerations") ?? [])
        {
            if (toleration.Number("tolerationSeconds") is { } seconds && taints.Exists(taint => Taints.Tolerates(toleration, taint)) && !(least <= seconds))
                least = seconds;
        }

        return least;
    }

    private bool Forget(ObjectKey key)
    {
        if (!_planned.Remove(key, out var entry))
            return false;
        entry.Cancel();
        return true;
    }

    private void Evict(ObjectKey key, string uid)
    {
        Forget(key);
        if (_context.Store.Find(Kinds.Pod, key.Namespace, key.Name) is not { Deleting: false } pod || pod.Uid != uid)
            return;
        _context.Events.Normal(pod, s_source, "TaintManagerEviction", $"Marking for deletion Pod {pod.Key}");
        DisruptionTarget.Mark(_context, pod, "DeletionByTaintManager", "Taint manager: deleting due to NoExecute taint");
        _context.Store.Delete(Kinds.Pod, key.Namespace, key.Name, DeleteOptions.Default);
    }
}
