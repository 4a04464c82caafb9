using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>Brings one container up, watches it, and restarts it as its pod's policy says.</summary>
internal sealed partial class ContainerWorker
{
    private readonly KubeletContext _context;
    private readonly PodWorker _pod;
    private readonly string _fieldPath;
    private readonly BackOff _crashes = new();
    private readonly ImagePull _image;
    private ContainerStart? _start;
    private ContainerRun? _run;
    private ContainerLog? _log;
    private ProbeSet? _probes;
    private ProbeTarget? _target;
    private DateTimeOffset _startedAt;
    private DateTimeOffset? _exitAt;
    private DateTimeOffset? _thinkAt;
    private DateTimeOffset? _diskAt;
    private string? _hookFailure;
    private bool _stopped;
    private Termination? _unnoticed;
    private bool _killed;
    private DateTimeOffset _endBefore;

    public ContainerWorker(KubeletContext context, PodWorker pod, JsonObject container, bool isInit)
    {
        _context = context;
        _pod = pod;
        Container = container;
        Role = !isInit ? ContainerRole.Main : container.Text("restartPolicy") == "Always" ? ContainerRole.Sidecar : ContainerRole.Init;
        Name = container.Text("name") ?? "";
        Image = container.Text("image") ?? "";
        _fieldPath = $"spec.{(isInit ? "initContainers" : "containers")}{{{Name}}}";
        _image = new ImagePull(context, pod, container, _fieldPath);
        WaitingReason = pod.HasInitContainers ? "PodInitializing" : "ContainerCreating";
    }

    public JsonObject Container { get; }

    public string Name { get; }

    public string Image { get; }

    public ContainerRole Role { get; }

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

    public bool Ready => Role == ContainerRole.Init ? Ended is { Succeeded: true } : Stage == ContainerStage.Running && _probes!.Ready;

    public bool Started => Stage == ContainerStage.Running && _probes!.Started;

    /// <summary>Whether the kubelet has tried to start it and goes on with the next one.</summary>
    public bool Attempted => Stage is not (ContainerStage.Image or ContainerStage.Pulling or ContainerStage.Create or ContainerStage.Start)
        || WaitingReason is not ("ContainerCreating" or "PodInitializing");

    public bool Completed => Stage == ContainerStage.Done && Ended is not null;

    /// <summary>Whether what follows it in the order of init containers may begin.</summary>
    public bool LetsOthersBegin => Role == ContainerRole.Sidecar ? Started : Ended is { Succeeded: true };

    public string ImageId => _image.Pulled is { } pulled ? $"{ImageReference.Parse(Image)!.Repository}@{pulled.Digest}" : "";

    /// <summary>What the process does at present; null when it does not run.</summary>
    public ContainerRun? Run => Stage == ContainerStage.Running ? _run : null;

    /// <summary>What the process uses; null when it does not run.</summary>
    public ContainerUsage? UsageAt(DateTimeOffset now) => Stage == ContainerStage.Running ? _run!.Usage(now - _startedAt) : null;

    /// <summary>Whether it listens on a port now.</summary>
    public bool ListensOn(int port, DateTimeOffset now) => Stage == ContainerStage.Running && now >= _startedAt + _run!.ListensAfter && _run.Ports.Contains(port);

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

    private void Warn(string reason, string message) => _context.Events.Warning(_pod.Current, _pod.Node.Source, reason, message, _fieldPath);

    private void Tell(string reason, string message) => _context.Events.Normal(_pod.Current, _pod.Node.Source, reason, message, _fieldPath);

    private string FullPodName => $"{_pod.Name}_{_pod.Namespace}({_pod.Uid})";

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b ?? a : a;
}
