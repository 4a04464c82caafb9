using Autoheal.Simulation.Kubelet.Shell;
using Autoheal.Simulation.Scheduling;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>From the pulled image to the running process: what the kubelet resolves, what it refuses, what the runtime refuses.</summary>
internal sealed partial class ContainerWorker
{
    private void Create(DateTimeOffset now)
    {
        var contents = _image.Pulled!.Behaviour.Contents;
        var error = ContainerSecurity.Refusal(_pod, this, contents) ?? _context.Environment.Resolve(_pod.Current, Container).Error;
        if (error is not null)
        {
            Wait("CreateContainerConfigError", error);
            Warn("Failed", $"Error: {error}");
            (Stage, Due) = (ContainerStage.Image, now + _context.RetryDelay());
            return;
        }

        ContainerId = "containerd://" + _context.Random.NextHex(64);
        Tell("Created", $"Created container: {Name}");
        (Stage, Due) = (ContainerStage.Start, now + _context.Between(60, 300));
    }

    private void Start(DateTimeOffset now)
    {
        _startedAt = now;
        _start = DescribeStart(now);
        _run = StartRefusal.Of(_start) is { } refused ? new() { StartError = refused } : Entrypoint.Start(_start, _image.Pulled!.Behaviour);
        if (_run.StartError is { } error)
        {
            _start.Process.End();
            FailToStart(error, now);
            return;
        }

        Tell("Started", $"Started container {Name}");
        if (Ended is not null)
            (Last, Ended) = (Ended, null);
        (WaitingReason, WaitingMessage) = (null, null);
        _probes = new ProbeSet(Container, now);
        _target = new ProbeTarget(Container, now, _pod.IP, Execute) { Run = _run };
        _log = new ContainerLog(now, _run);
        _context.Logs.Open(_pod.Namespace, _pod.Name, Name, _log);
        Stage = ContainerStage.Running;
        FollowPlan();
        RunPostStart(now);
        if (_hookFailure is null)
            _pod.MarkChanged();
        if (_start.Command.Count == 0)
            _context.Programs.Started(_start, _image.Pulled!.Behaviour);
    }

    private ContainerStart DescribeStart(DateTimeOffset now)
    {
        var (environment, _) = _context.Environment.Resolve(_pod.Current, Container);
        var limits = Container.Object("resources").Object("limits");
        return new ContainerStart
        {
            Pod = _pod.Current,
            Container = Container,
            Image = Image,
            Environment = environment,
            Command = Words("command", environment),
            Arguments = Words("args", environment),
            MemoryLimit = limits.Text("memory") is { } memory ? ResourceQuantity.Units(memory) : null,
            CpuLimit = limits?["cpu"]?.ToString() is { } cpu ? ResourceQuantity.MilliCpu(cpu) : null,
            Restarts = Restarts,
            User = ContainerSecurity.UserOf(_pod.Current, Container),
            Random = _context.Random,
            Process = new ContainerProcess(_pod.Current, Name, _pod.Node.Name, _pod.IP, now, Change),
            Clock = _context.Clock,
            Network = _context.Network,
            Load = () => _context.Programs.LoadOn(_pod.Current),
            ReadVolume = path => _context.Volumes.ReadFile(_pod.Current, Container, path),
        };
    }

    private string[] Words(string field, IReadOnlyDictionary<string, string> environment) =>
        [.. (Container.Array(field) ?? []).Select(word => ContainerEnvironment.Expand(word?.ToString() ?? "", environment))];

    /// <summary>Runs a command beside the process, as probes and hooks do.</summary>
    private ExecAnswer Execute(IReadOnlyList<string> command) =>
        _run!.Exec?.Invoke(command) ?? CommandRunner.Run(command, _start!, _image.Pulled!.Behaviour.Contents, ReadFile);

    private string? ReadFile(string path) => _run!.FileAt(path, _context.Now - _startedAt) ?? _start!.ReadVolume(path);

    /// <summary>The program goes on by another plan.</summary>
    private void Change(ContainerRun run)
    {
        if (Stage != ContainerStage.Running)
            return;
        var now = _context.Now;
        _log!.Continue(now, run);
        (_run, _target!.Run) = (run, run);
        _probes!.Resume(now);
        FollowPlan();
        _pod.Reschedule();
    }

    private void FollowPlan()
    {
        _exitAt = _run!.ExitsAfter is { } exit ? _startedAt + exit : null;
        _thinkAt = _run.Then is { } then ? _startedAt + then.After : null;
        _diskAt = _run.Disk is { } disk ? _startedAt + disk.After + _context.Between(2_000, 10_000) : null;
        Due = NextDue();
    }

    private DateTimeOffset? NextDue() => Earlier(Earlier(_exitAt, _thinkAt), Earlier(_diskAt, _probes!.Due));

    /// <summary>The hook's failure kills the container; until then it is not told from a success.</summary>
    private void RunPostStart(DateTimeOffset now)
    {
        _hookFailure = null;
        if (Container.Object("lifecycle").Object("postStart") is not { } hook)
            return;
        var (took, failure) = LifecycleHook.Run(hook, _target!, now);
        if (failure is null)
            return;
        _hookFailure = LifecycleHook.Describe(hook, Name, FullPodName, failure);
        Warn("FailedPostStartHook", "PostStartHook failed");
        Tell("Killing", "FailedPostStartHook");
        _exitAt = _thinkAt = null;
        EndAfterSignal(now + took, GracePeriod);
    }

    /// <summary>The runtime refused the process, so that this run was none.</summary>
    private void FailToStart(string error, DateTimeOffset now)
    {
        Warn("Failed", $"Error: {error}");
        if (Ended is not null)
            Last = Ended;
        Ended = new Termination { ExitCode = 128, Reason = "StartError", Message = error, Finished = now, ContainerId = ContainerId! };
        _pod.MarkChanged();
        if (!MustRestart(Ended))
        {
            Stage = ContainerStage.Done;
            return;
        }

        Wait("RunContainerError", error);
        (Stage, Due) = (ContainerStage.BackingOff, now + _context.Between(700, 2_500));
    }
}
