using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Kubelet;

/// <summary>
/// Lives one pod's life on its node: volumes, sandbox, init containers, containers, and its end. It sleeps until the next thing is due and
/// writes the status only when something visible has changed.
/// </summary>
internal sealed class PodWorker
{
    private static readonly TimeSpan s_firstMountRetry = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_lastMountRetry = TimeSpan.FromSeconds(122);
    private readonly KubeletContext _context;
    private readonly List<ContainerWorker> _init = [];
    private readonly List<ContainerWorker> _containers = [];
    private PodStage _stage = PodStage.Volumes;
    private TimeSpan _mountRetry = s_firstMountRetry;
    private DateTimeOffset? _due;
    private AgendaEntry? _wake;
    private bool _changed;
    private bool _containersBegun;

    public PodWorker(KubeletContext context, StoredObject pod, NodeAgent node)
    {
        _context = context;
        Current = pod;
        Node = node;
        Uid = pod.Uid;
        Namespace = pod.Namespace!;
        Name = pod.Name;
        RestartPolicy = pod.Spec.Text("restartPolicy") ?? "Always";
        StartTime = context.Now;
        HasInitContainers = pod.Spec.Array("initContainers") is { Count: > 0 };
        foreach (var container in pod.Spec.Array("initContainers") ?? [])
            _init.Add(new ContainerWorker(context, this, (JsonObject)container!, isInit: true));
        foreach (var container in pod.Spec.Array("containers") ?? [])
            _containers.Add(new ContainerWorker(context, this, (JsonObject)container!, isInit: false));
    }

    /// <summary>The pod as last seen in the store.</summary>
    public StoredObject Current { get; private set; }

    public NodeAgent Node { get; }

    public string Uid { get; }

    public string Namespace { get; }

    public string Name { get; }

    public string RestartPolicy { get; }

    public DateTimeOffset StartTime { get; }

    /// <summary>The pod's address; empty before it has a sandbox.</summary>
    public string IP { get; private set; } = "";

    public bool HasInitContainers { get; }

    public bool IsStopping => _stage is PodStage.Stopping or PodStage.Gone;

    public IReadOnlyList<ContainerWorker> InitContainers => _init;

    public IReadOnlyList<ContainerWorker> Containers => _containers;

    /// <summary>The container of a name, init containers included; null when there is none.</summary>
    public ContainerWorker? FindContainer(string name) =>
        _containers.Find(container => container.Name == name) ?? _init.Find(container => container.Name == name);

    /// <summary>Something that the status shows has changed.</summary>
    public void MarkChanged() => _changed = true;

    public void Begin()
    {
        _changed = true;
        _due = _context.Now + _context.Between(5, 60);
        WakeAt(_due.Value);
    }

    /// <summary>Takes in a new version of the pod; a deletion time starts its end.</summary>
    public void Observe(StoredObject pod)
    {
        var asked = pod.Deleting && !Current.Deleting;
        Current = pod;
        if (asked)
            _context.Agenda.In(_context.Between(5, 60), Stop);
    }

    /// <summary>The pod was removed from the store: nothing of it may happen any more.</summary>
    public void Abandon()
    {
        _stage = PodStage.Gone;
        _wake?.Cancel();
        foreach (var container in _containers.Concat(_init))
            _context.Logs.Forget(Namespace, Name, container.Name);
    }

    private void Stop()
    {
        if (IsStopping)
            return;
        _stage = PodStage.Stopping;
        var grace = TimeSpan.FromSeconds(Current.Metadata.Number("deletionGracePeriodSeconds") ?? 30);
        foreach (var container in _containers.Concat(_init))
        {
            if (container.IsRunning)
                _context.Events.Normal(Current, Node.Source, "Killing", $"Stopping container {container.Name}", $"spec.containers{{{container.Name}}}");
            container.Stop(_context.Now, grace);
        }

        _due = null;
        WakeAt(NextDue() ?? _context.Now);
    }

    private void Wake()
    {
        _wake = null;
        var now = _context.Now;
        if (_due is { } due && due <= now)
        {
            _due = null;
            AdvancePod(now);
        }

        foreach (var container in _init)
            container.Advance(now);
        foreach (var container in _containers)
            container.Advance(now);
        BeginNextContainers(now);
        if (_changed)
            WriteStatus();
        if (_stage == PodStage.Stopping && !_containers.Concat(_init).Any(container => container.IsRunning))
            FinishDeletion();
        else if (NextDue() is { } next)
            WakeAt(next);
    }

    private void AdvancePod(DateTimeOffset now)
    {
        switch (_stage)
        {
            case PodStage.Volumes when _context.Volumes.FindFailure(Current) is { } failure:
                _context.Events.Warning(Current, Node.Source, "FailedMount", $"MountVolume.SetUp failed for volume \"{failure.Volume}\" : {failure.Error}");
                _due = now + _mountRetry;
                _mountRetry = _mountRetry * 2 < s_lastMountRetry ? _mountRetry * 2 : s_lastMountRetry;
                break;
            case PodStage.Volumes:
                _stage = PodStage.Sandbox;
                _due = now + _context.Between(250, 900);
                break;
            case PodStage.Sandbox:
                _stage = PodStage.Containers;
                IP = Node.NextPodIP();
                _changed = true;
                break;
        }
    }

    /// <summary>Init containers run one after the other, then all containers start together.</summary>
    private void BeginNextContainers(DateTimeOffset now)
    {
        if (_stage != PodStage.Containers || _containersBegun)
            return;
        var next = _init.Find(init => init.Ended is not { Succeeded: true });
        if (next is { Due: null, Stage: ContainerStage.Image })
        {
            next.Begin(now);
            next.Advance(now);
        }

        if (next is not null)
            return;
        _containersBegun = true;
        foreach (var container in _containers)
        {
            container.Begin(now);
            container.Advance(now);
        }
    }

    private void WriteStatus()
    {
        _changed = false;
        if (_context.Store.Find(Kinds.Pod, Namespace, Name) is not { } stored || stored.Uid != Uid)
            return;
        using var _ = _context.Store.As("kubelet");
        var status = PodStatus.Build(this, stored.Status, KubernetesTime.Format(_context.Now));
        Current = _context.Store.ReplaceStatus(Kinds.Pod, Namespace, Name, status);
    }

    /// <summary>All containers have stopped: the kubelet confirms the deletion.</summary>
    private void FinishDeletion()
    {
        _stage = PodStage.Gone;
        _context.Agenda.In(_context.Between(100, 600), () =>
        {
            if (_context.Store.Find(Kinds.Pod, Namespace, Name) is { } stored && stored.Uid == Uid)
                _context.Store.Delete(Kinds.Pod, Namespace, Name, DeleteOptions.Now);
        });
    }

    private DateTimeOffset? NextDue()
    {
        var next = _due;
        foreach (var container in _init)
            next = container.Due is { } due && !(next <= due) ? due : next;
        foreach (var container in _containers)
            next = container.Due is { } due && !(next <= due) ? due : next;
        return next;
    }

    private void WakeAt(DateTimeOffset at)
    {
        _wake?.Cancel();
        _wake = _context.Agenda.At(at, Wake);
    }
}
