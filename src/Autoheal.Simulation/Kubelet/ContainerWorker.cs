using System.Text.Json.Nodes;
using Autoheal.Simulation.Scheduling;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>Brings one container up, watches it, and restarts it as its pod's policy says.</summary>
internal sealed partial class ContainerWorker
{
    private readonly KubeletContext _context;
    private readonly PodWorker _pod;
    private readonly string? _fieldPath;
    private readonly BackOff _crashes = new();
    private readonly ImagePull _image;
    private ContainerRun? _run;
    private ContainerLog? _log;
    private ProbeSet? _probes;
    private DateTimeOffset _startedAt;
    private DateTimeOffset? _exitAt;
    private Termination? _unnoticed;

    public ContainerWorker(KubeletContext context, PodWorker pod, JsonObject container, bool isInit)
    {
        _context = context;
        _pod = pod;
        Container = container;
        IsInit = isInit;
        Name = container.Text("name") ?? "";
        Image = container.Text("image") ?? "";
        _fieldPath = $"spec.{(isInit ? "initContainers" : "containers")}{{{Name}}}";
        _image = new ImagePull(context, pod, container, _fieldPath);
        WaitingReason = pod.HasInitContainers ? "PodInitializing" : "ContainerCreating";
    }

    public JsonObject Container { get; }

    public string Name { get; }

    public string Image { get; }

    public bool IsInit { get; }

    public ContainerStage Stage { get; private set; } = ContainerStage.Image;

    /// <summary>When there is something to do; null while nothing will change by itself.</summary>
    public DateTimeOffset? Due { get; private set; }

    public string? WaitingReason { get; private set; }

    public string? WaitingMessage { get; private set; }

    /// <summary>How the run that is shown as the current state ended; null while it waits or runs.</summary>
    public Termination? Ended { get; private set; }

    /// <summary>How the run before ended.</summary>
    public Termination? Last { get; private set; }

    public int Restarts { get; private set; }

    public string? ContainerId { get; private set; }

    public DateTimeOffset StartedAt => _startedAt;

    public bool IsRunning => Stage == ContainerStage.Running || (Stage == ContainerStage.Exited && Ended is null);

    public bool Ready => IsInit ? Ended is { Succeeded: true } : Stage == ContainerStage.Running && _probes!.Ready;

    public bool Started => Stage == ContainerStage.Running && _probes!.Started;

    public bool Completed => Stage == ContainerStage.Done && Ended is not null;

    public string ImageId => _image.Pulled is { } pulled ? $"{ImageReference.Parse(Image)!.Repository}@{pulled.Digest}" : "";

    /// <summary>What the process uses; null when it does not run.</summary>
    public ContainerUsage? UsageAt(DateTimeOffset now) => Stage == ContainerStage.Running ? _run!.Usage(now - _startedAt) : null;

    /// <summary>Lets the container begin; before that it only waits.</summary>
    public void Begin(DateTimeOffset at) => Due = at;

    /// <summary>Does everything that is due.</summary>
    public void Advance(DateTimeOffset now)
    {
        while (Due is { } due && due <= now)
        {
            Due = null;
            Step(now);
        }
    }

    /// <summary>Asks the process to stop; it ends within its grace period. False when there is nothing to stop.</summary>
    public bool Stop(DateTimeOffset now, TimeSpan grace)
    {
        if (Stage != ContainerStage.Running)
        {
            if (Stage != ContainerStage.Exited)
                (Stage, Due) = (ContainerStage.Done, null);
            return Stage == ContainerStage.Exited;
        }

        var inTime = _run!.StopsAfter <= grace;
        EndRun(now + (inTime ? _run.StopsAfter : grace), inTime ? _run.StopExitCode : 137);
        return true;
    }

    private void Step(DateTimeOffset now)
    {
        switch (Stage)
        {
            case ContainerStage.Image:
                Follow(_image.Begin(now), now);
                break;
            case ContainerStage.Pulling:
                Follow(_image.Finish(now), now);
                break;
            case ContainerStage.Create:
                Create(now);
                break;
            case ContainerStage.Start:
                Start(now);
                break;
            case ContainerStage.Running:
                Watch(now);
                break;
            case ContainerStage.Exited:
                NoticeExit(now);
                break;
            case ContainerStage.BackingOff:
                RestartOrWait(now);
                break;
        }
    }

    private void Follow(PullStep step, DateTimeOffset now)
    {
        Stage = step.Next;
        Due = now + step.After;
        if (step.WaitingReason is { } reason)
            Wait(reason, step.WaitingMessage);
    }

    private void Wait(string reason, string? message)
    {
        if (WaitingReason == reason && WaitingMessage == message && Ended is null)
            return;
        (WaitingReason, WaitingMessage) = (reason, message);
        if (Ended is not null)
            (Last, Ended) = (Ended, null);
        _pod.MarkChanged();
    }

    private void Create(DateTimeOffset now)
    {
        var (_, error) = _context.Environment.Resolve(_pod.Current, Container);
        if (error is not null)
        {
            Wait("CreateContainerConfigError", error);
            _context.Events.Warning(_pod.Current, _pod.Node.Source, "Failed", $"Error: {error}", _fieldPath);
            (Stage, Due) = (ContainerStage.Image, now + _context.RetryDelay());
            return;
        }

        ContainerId = "containerd://" + _context.Random.NextHex(64);
        _context.Events.Normal(_pod.Current, _pod.Node.Source, "Created", $"Created container: {Name}", _fieldPath);
        (Stage, Due) = (ContainerStage.Start, now + _context.Between(60, 300));
    }

    private void Start(DateTimeOffset now)
    {
        var (environment, _) = _context.Environment.Resolve(_pod.Current, Container);
        _run = _image.Pulled!.Behaviour.Start(new ContainerStart
        {
            Pod = _pod.Current,
            Container = Container,
            Image = Image,
            Environment = environment,
            MemoryLimit = Container.Object("resources").Object("limits").Text("memory") is { } limit ? ResourceQuantity.Units(limit) : null,
            Restarts = Restarts,
            Random = _context.Random,
        });
        if (_run.StartError is { } error)
        {
            FailToStart(error, now);
            return;
        }

        _context.Events.Normal(_pod.Current, _pod.Node.Source, "Started", $"Started container {Name}", _fieldPath);
        if (Ended is not null)
            (Last, Ended) = (Ended, null);
        (WaitingReason, WaitingMessage) = (null, null);
        _startedAt = now;
        _exitAt = _run.ExitsAfter is { } after ? now + after : null;
        _probes = new ProbeSet(Container, now);
        _log = new ContainerLog(now, _run);
        _context.Logs.Open(_pod.Namespace, _pod.Name, Name, _log);
        Stage = ContainerStage.Running;
        Due = Earlier(_exitAt, _probes.Due);
        _pod.MarkChanged();
    }
}
