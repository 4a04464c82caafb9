using System.Text.Json.Nodes;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Scheduling.Filters;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Scheduling;

/// <summary>Binds pods to the best of the nodes that fit, makes room for important ones, or says why none fits and tries again when that may have changed.</summary>
internal sealed class PodScheduler : IController
{
    private const string Name = "default-scheduler";
    // What changes about a node changes its taints a moment later.
    private static readonly TimeSpan s_nodeSettles = TimeSpan.FromMilliseconds(100);
    private static readonly EventSource s_source = new(Name);
    private readonly ControllerContext _context;
    private readonly ClusterView _cluster = new();
    private readonly SchedulingQueue _queue;
    private readonly Preemption _preemption;
    private readonly VolumeBinder _volumes;
    private readonly SchedulingReport _report;
    private readonly Dictionary<ObjectKey, string> _bindingVolumes = [];

    public PodScheduler(ControllerContext context)
    {
        _context = context;
        _queue = new SchedulingQueue(context.Agenda, Schedule);
        _preemption = new Preemption(context);
        _volumes = new VolumeBinder(context.Store);
        _report = new SchedulingReport(context, s_source);
    }

    /// <summary>Whether the scheduler runs. While it does not, pods wait without any event, and it takes up all of them when it runs again.</summary>
    public bool Running
    {
        get => _queue.Running;
        set => _queue.Running = value;
    }

    public void Observe(StoreChange change)
    {
        _cluster.Observe(change);
        if (change.Kind == Kinds.Pod)
            ObservePod(change);
        else if (change.Kind == Kinds.Node && change.Type != ChangeType.Deleted && MattersToPods(change))
            _context.Agenda.In(s_nodeSettles, _queue.RetryAll);
        else if (change.Kind == Kinds.PersistentVolumeClaim || change.Kind == Kinds.PersistentVolume || change.Kind == Kinds.StorageClass)
            ObserveVolumes();
    }

    private static bool MattersToPods(StoreChange change) =>
        change.Old is not { } old
        || !JsonNode.DeepEquals(old.Spec, change.Object.Spec)
        || !JsonNode.DeepEquals(old.Labels, change.Object.Labels)
        || !JsonNode.DeepEquals(old.Status?["allocatable"], change.Object.Status?["allocatable"]);

    private void ObserveVolumes()
    {
        _queue.Retry("VolumeBinding");
        foreach (var key in _bindingVolumes.Keys.Order())
            _queue.Again(key);
    }

    private void ObservePod(StoreChange change)
    {
        var (pod, key) = (change.Object, ObjectKey.Of(change.Object));
        var wasPlaced = change.Old is { } old && ClusterView.NodeOf(old) is not null;
        if (change.Type == ChangeType.Deleted || Pods.IsFinished(pod))
        {
            _queue.Forget(key);
            _bindingVolumes.Remove(key);
            if (wasPlaced)
                _queue.Retry("NodeResourcesFit", "NodePorts", "PodTopologySpread", "InterPodAffinity");
        }
        else if (ClusterView.NodeOf(pod) is not null)
        {
            if (!wasPlaced || !JsonNode.DeepEquals(change.Old!.Labels, pod.Labels))
                _queue.Retry("PodTopologySpread", "InterPodAffinity");
        }
        else if (IsMine(pod) && (change.Old is null || !JsonNode.DeepEquals(change.Old.Spec, pod.Spec) || !JsonNode.DeepEquals(change.Old.Labels, pod.Labels)))
        {
            _queue.Add(key, pod.Spec.Number("priority") ?? 0);
        }
    }

    private static bool IsMine(StoredObject pod) => pod.Spec.Text("schedulerName") is null or Name;

    private void Schedule(ObjectKey key)
    {
        if (_context.Store.Find(Kinds.Pod, key.Namespace, key.Name) is not { Deleting: false } pod || pod.Spec.Text("nodeName") is { Length: > 0 })
            return;
        if (pod.Spec.Array("schedulingGates") is { Count: > 0 })
        {
            _report.Gated(pod);
            return;
        }

        var cycle = new SchedulingCycle(_context, _cluster, pod);
        if (_bindingVolumes.TryGetValue(key, out var chosen) && _cluster.Find(chosen) is { } known)
            Bind(cycle, known);
        else if (_cluster.NodeCount == 0)
            Refuse(pod, FitMessage.NoNodes, []);
        else if (NodeFilters.RefuseEverywhere(cycle) is var (plugin, reason))
            Refuse(pod, $"{FitMessage.Of(_cluster.NodeCount, reason)} {Preemption.Hopeless(_cluster.NodeCount)}", [plugin]);
        else
            Place(cycle);
    }

    private void Place(SchedulingCycle cycle)
    {
        var fitting = new List<NodeView>();
        var refused = new List<(NodeView Node, IReadOnlyList<Refusal> Refusals)>();
        var plugins = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in _cluster.Nodes)
        {
            if (NodeFilters.Refuse(cycle, node) is not var (plugin, refusals))
            {
                fitting.Add(node);
                continue;
            }

            refused.Add((node, refusals));
            plugins.Add(plugin);
        }

        if (fitting.Count > 0)
        {
            // Room that was made for the pod is where it goes.
            var nominated = fitting.Find(node => node.Name == cycle.Pod.Status.Text("nominatedNodeName"));
            Bind(cycle, nominated ?? NodeScore.Best(cycle, fitting));
            return;
        }

        var message = FitMessage.Of(_cluster.NodeCount, refused.SelectMany(entry => entry.Refusals).Select(refusal => refusal.Reason));
        var plan = _preemption.Plan(cycle, refused);
        Refuse(cycle.Pod, plan.Message.Length == 0 ? message : $"{message} {plan.Message}", plugins, plan.Node);
        foreach (var victim in plan.Victims)
            Evict(victim, cycle.Pod, plan.Node!);
    }

    /// <summary>Binds the pod, after its claims when they waited for a node.</summary>
    private void Bind(SchedulingCycle cycle, NodeView node)
    {
        var pod = cycle.Pod;
        var key = ObjectKey.Of(pod);
        if (cycle.Volumes.Delayed.Count > 0)
        {
            _volumes.Prepare(cycle.Volumes, node.Node);
            _bindingVolumes[key] = node.Name;
            return;
        }

        _bindingVolumes.Remove(key);
        _queue.Forget(key);
        using (_context.Store.As("kube-scheduler"))
            _report.Bind(pod, node.Name);
    }

    private void Refuse(StoredObject pod, string message, IReadOnlySet<string> plugins, string? nominated = null)
    {
        _queue.Failed(ObjectKey.Of(pod), plugins);
        using (_context.Store.As("kube-scheduler"))
            _report.Refuse(pod, message, nominated);
    }

    private void Refuse(StoredObject pod, string message, string[] plugins) => Refuse(pod, message, plugins.ToHashSet(StringComparer.Ordinal));

    private void Evict(StoredObject victim, StoredObject pod, string node)
    {
        if (victim.Deleting)
            return;
        using (_context.Store.As("kube-scheduler"))
        {
            DisruptionTarget.Mark(_context, victim, "PreemptionByScheduler", $"{Name}: preempting to accommodate a higher priority pod");
            _context.Store.Delete(Kinds.Pod, victim.Namespace, victim.Name, DeleteOptions.Default);
        }

        _context.Events.Normal(victim, s_source, "Preempted", $"Preempted by pod {pod.Uid} on node {node}");
    }
}
