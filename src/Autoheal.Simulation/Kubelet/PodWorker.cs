using System.Text.Json.Nodes;
using Autoheal.Simulation.Scheduling;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Kubelet;

/// <summary>
/// Lives one pod's life on its node: volumes, sandbox, init containers, containers, and its end. It sleeps until the next thing is due and
/// writes the status only when something visible has changed.
/// </summary>
internal sealed partial class PodWorker
{
    private readonly KubeletContext _context;
    private readonly List<ContainerWorker> _init = [];
    private readonly List<ContainerWorker> _containers = [];
    private PodStage _stage = PodStage.Volumes;
    private DateTimeOffset? _due;
    private AgendaEntry? _wake;
    private bool _waking;
    private bool _asleep;
    private bool _changed;
    private bool _containersBegun;

    /// <summary>Some containers have begun and some have not: the kubelet is busy, and writes no status meanwhile.</summary>
    private bool _starting;

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

    /// <summary>Why the kubelet gave the pod up; null while it did not.</summary>
    public PodFailure? Failure { get; private set; }

    public bool IsStopping => _stage is PodStage.Stopping or PodStage.Gone;

    public IReadOnlyList<ContainerWorker> InitContainers => _init;

    public IReadOnlyList<ContainerWorker> Containers => _containers;

    /// <summary>The container of a name, init containers included; null when there is none.</summary>
    public ContainerWorker? FindContainer(string name) =>
        _containers.Find(container => container.Name == name) ?? _init.Find(container => container.Name == name);

    /// <summary>The container that listens on a port now; null when none does.</summary>
    public ContainerWorker? FindListener(int port)
    {
        var now = _context.Now;
        return _containers.Find(container => container.ListensOn(port, now)) ?? _init.Find(container => container.ListensOn(port, now));
    }

    /// <summary>Something that the status shows has changed.</summary>
    public void MarkChanged() => _changed = true;

    public void Begin()
    {
        if (PodAdmissionCheck.Refusal(Current, Node) is { } refused)
        {
            Reject(refused);
            return;
        }

        Node.Take(ResourceAmounts.RequestedBy(Current), PodAdmissionCheck.HostPortsOf(Current));
        _holdsResources = true;
        _changed = true;
        _due = _context.Now + _context.Between(5, 60);
        BookDeadline();
        WakeAt(_due.Value);
    }

    /// <summary>Takes in a new version of the pod; a deletion time starts its end.</summary>
    public void Observe(StoredObject pod)
    {
        var asked = pod.Deleting && !Current.Deleting;
        Current = pod;
        if (asked)
            _context.Agenda.In(_context.Between(5, 60), () => Node.WhenItReports(Stop));
    }

    /// <summary>The kubelet runs again: what others wrote about the pod meanwhile is set right.</summary>
    public void Resync()
    {
        if (_stage == PodStage.Gone || _containers.TrueForAll(container => container.Stage == ContainerStage.Image))
            return;
        _changed = true;
        WakeAt(_context.Now + _context.Between(5, 60));
    }

    /// <summary>One of its containers has something else to do than it was waiting for.</summary>
    public void Reschedule()
    {
        if (!_waking && _stage != PodStage.Gone && NextDue() is { } next)
            WakeAt(next);
    }

    private void Wake()
    {
        _wake = null;
        if (!Node.Reports)
        {
            Sleep();
            return;
        }

        _waking = true;
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
        EndSidecars();
        _waking = false;
        if (_changed && !_starting)
            WriteStatus();
        if (_stage == PodStage.Stopping && !AnyRunning)
            FinishStopping();
        else if (_stage != PodStage.Gone && NextDue() is { } next)
            WakeAt(next);
    }

    private bool AnyRunning => _containers.Exists(container => container.IsRunning) || _init.Exists(container => container.IsRunning);

    /// <summary>The kubelet does not run; when it does again, it catches up.</summary>
    private void Sleep()
    {
        if (_asleep)
            return;
        _asleep = true;
        Node.WhenItReports(() =>
        {
            _asleep = false;
            if (_stage != PodStage.Gone)
                WakeAt(_context.Now);
        });
    }

    private void WriteStatus()
    {
        _changed = false;
        if (_context.Store.Find(Kinds.Pod, Namespace, Name) is not { } stored || stored.Uid != Uid)
            return;
        using var _ = _context.Store.As("kubelet");
        var status = PodStatus.Build(this, stored.Status, KubernetesTime.Format(_context.Now));
        Current = _context.Store.ReplaceStatus(Kinds.Pod, Namespace, Name, status);
        if (status.Text("phase") is "Succeeded" or "Failed")
            GiveResourcesBack();
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
