using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Nodes;

/// <summary>
/// Removes pods that nobody else ever would: those of nodes that are gone or declared out of service, and the oldest finished ones when there
/// are too many.
/// </summary>
internal sealed class PodGarbageCollector : IController
{
    private const int FinishedPodsKept = 12_500;
    private const string OutOfService = "node.kubernetes.io/out-of-service";
    private static readonly TimeSpan s_quarantine = TimeSpan.FromSeconds(40);
    private readonly ControllerContext _context;
    private readonly WorkQueue _nodes;
    private readonly SortedSet<(long Created, ObjectKey Key)> _finished = [];

    public PodGarbageCollector(ControllerContext context)
    {
        _context = context;
        _nodes = new WorkQueue(context.Agenda, Reconcile);
    }

    public void Observe(StoreChange change)
    {
        if (change.Kind == Kinds.Node)
            ObserveNode(change);
        else if (change.Kind == Kinds.Pod)
            ObservePod(change);
    }

    private void ObserveNode(StoreChange change)
    {
        if (change.Type == ChangeType.Deleted)
            _nodes.AddIn(s_quarantine, ObjectKey.Of(change.Object));
        else if (IsOutOfService(change.Object))
            _nodes.Add(ObjectKey.Of(change.Object));
    }

    private void ObservePod(StoreChange change)
    {
        var pod = change.Object;
        var entry = (pod.CreatedAt.UtcTicks, ObjectKey.Of(pod));
        if (change.Type != ChangeType.Deleted && Pods.IsFinished(pod))
            _finished.Add(entry);
        else
            _finished.Remove(entry);
        if (_finished.Count > FinishedPodsKept)
            _context.Agenda.In(TimeSpan.FromSeconds(20), RemoveOldest);
        if (pod.Spec.Text("nodeName") is { Length: > 0 } node && change.Old?.Spec.Text("nodeName") != node && _context.Store.Find(Kinds.Node, null, node) is null)
            _nodes.AddIn(s_quarantine, new(null, node));
        else if (pod.Deleting && change.Old?.Deleting == false && _context.Store.Find(Kinds.Node, null, pod.Spec.Text("nodeName") ?? "") is { } known && IsOutOfService(known))
            _nodes.Add(ObjectKey.Of(known));
    }

    private static bool IsOutOfService(StoredObject node) =>
        !Conditions.IsTrue(node.Status, "Ready") && (node.Spec.Array("taints") ?? []).Any(taint => taint.Text("key") == OutOfService);

    private void Reconcile(ObjectKey key)
    {
        var node = _context.Store.Find(Kinds.Node, null, key.Name);
        if (node is not null && !IsOutOfService(node))
            return;
        foreach (var pod in _context.Pods.On(key.Name))
        {
            if (node is null)
                Remove(pod, "PodGC: node no longer exists");
            else if (pod.Deleting)
                Remove(pod, "PodGC: node has out-of-service taint");
        }
    }

    private void Remove(StoredObject pod, string why)
    {
        DisruptionTarget.Mark(_context, pod, "DeletionByPodGC", why);
        if (!Pods.IsFinished(pod))
            _context.WriteStatus(_context.Store.Get(Kinds.Pod, pod.Namespace, pod.Name), status => status["phase"] = "Failed");
        _context.Store.Delete(Kinds.Pod, pod.Namespace, pod.Name, DeleteOptions.Now);
    }

    private void RemoveOldest()
    {
        while (_finished.Count > FinishedPodsKept)
        {
            var (_, key) = _finished.Min;
            _finished.Remove(_finished.Min);
            _context.Store.Delete(Kinds.Pod, key.Namespace, key.Name, DeleteOptions.Now);
        }
    }
}
