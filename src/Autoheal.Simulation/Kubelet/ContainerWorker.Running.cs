using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>What happens to a container from its start on: probes, its end, and what follows from it.</summary>
internal sealed partial class ContainerWorker
{
    private const int KilledExitCode = 137;

    /// <summary>Asks the process to stop; it ends within its grace period. False when there is nothing to stop.</summary>
    public bool Stop(DateTimeOffset now, TimeSpan grace)
    {
        _stopped = true;
        if (Stage != ContainerStage.Running)
        {
            if (Stage != ContainerStage.Exited)
                (Stage, Due) = (ContainerStage.Done, null);
            return Stage == ContainerStage.Exited;
        }

        var took = RunPreStop(now);
        EndAfterSignal(now + (took < grace ? took : grace), grace - took);
        return true;
    }

    /// <summary>The machine went away under it.</summary>
    public void Lose(DateTimeOffset now)
    {
        if (!IsRunning)
            return;
        EndRun(now, 255);
        _unnoticed = _unnoticed! with { Reason = "Unknown" };
    }

    /// <summary>Its pod is gone.</summary>
    public void Abandon() => _start?.Process.End();

    private TimeSpan RunPreStop(DateTimeOffset now)
    {
        if (Container.Object("lifecycle").Object("preStop") is not { } hook)
            return TimeSpan.Zero;
        var (took, failure) = LifecycleHook.Run(hook, _target!, now);
        if (failure is not null)
            Warn("FailedPreStopHook", "PreStopHook failed");
        return took;
    }

    private void Watch(DateTimeOffset now)
    {
        if (_exitAt is { } exit && exit <= now)
        {
            EndRun(exit, _run!.OutOfMemory ? KilledExitCode : _run.ExitCode);
            return;
        }

        if (_thinkAt <= now)
        {
            Change(_run!.Then!.Decide());
            Due = Earlier(Due, now);
            return;
        }

        if (_diskAt <= now && DiskEviction.Of(_pod, this, _run!.Disk!) is { } tooMuch)
        {
            _pod.Evict(tooMuch);
            return;
        }

        if (_diskAt <= now)
            _diskAt = null;
        var (ready, started) = (_probes!.Ready, _probes.Started);
        if (_probes.Tick(now, _target!, ReportProbe) is { } fatal)
        {
            Kill(now, fatal);
            return;
        }

        if (ready != _probes.Ready || started != _probes.Started)
            _pod.MarkChanged();
        Due = NextDue();
    }

    private void ReportProbe(ProbeKind kind, ProbeResult result) =>
        Warn("Unhealthy", result.Succeeded is null ? $"{kind} probe errored and resulted in unknown state: {result.Text}" : $"{kind} probe failed: {result.Text}");

    private void Kill(DateTimeOffset now, ProbeKind probe)
    {
        Tell("Killing", $"Container {Name} failed {(probe == ProbeKind.Startup ? "startup" : "liveness")} probe, will be restarted");
        var seconds = Container.Object(probe == ProbeKind.Startup ? "startupProbe" : "livenessProbe").Number("terminationGracePeriodSeconds");
        var grace = seconds is null ? GracePeriod : TimeSpan.FromSeconds(seconds.Value);
        var took = RunPreStop(now);
        EndAfterSignal(now + (took < grace ? took : grace), grace - took);
        (_killed, _endBefore) = (true, Last?.Finished ?? DateTimeOffset.MinValue);
    }

    private TimeSpan GracePeriod => TimeSpan.FromSeconds(_pod.Current.Spec.Number("terminationGracePeriodSeconds") ?? 30);

    /// <summary>The process is asked to stop, and killed when it takes too long.</summary>
    private void EndAfterSignal(DateTimeOffset asked, TimeSpan left)
    {
        if (_run!.StopsAfter <= left)
            EndRun(asked + _run.StopsAfter, _run.StopExitCode);
        else
            EndRun(asked + (left > TimeSpan.Zero ? left : TimeSpan.Zero), KilledExitCode);
    }

    /// <summary>The process ends at this time; the kubelet notices when it next lists its containers.</summary>
    private void EndRun(DateTimeOffset finished, int exitCode)
    {
        _log!.Ended = finished;
        _unnoticed = new Termination
        {
            ExitCode = exitCode,
            Reason = _run!.OutOfMemory && exitCode == KilledExitCode ? "OOMKilled" : exitCode == 0 ? "Completed" : "Error",
            Message = TerminationNote.Of(Container, _run, _log, exitCode),
            Started = _startedAt,
            Finished = finished,
            ContainerId = ContainerId!,
        };
        _start!.Process.End();
        (Stage, Due) = (ContainerStage.Exited, finished + _context.Between(100, 900));
    }

    private void NoticeExit(DateTimeOffset now)
    {
        Ended = _unnoticed;
        _unnoticed = null;
        if (_killed && !_stopped && MustRestart(Ended!))
        {
            // The kubelet kills and starts again in one go, so that nobody sees the container ended.
            (Last, Ended, Stage, Due) = (Ended, null, ContainerStage.BackingOff, now);
            return;
        }

        _pod.MarkChanged();
        if (_stopped || !MustRestart(Ended!))
        {
            Stage = ContainerStage.Done;
            return;
        }

        if (_hookFailure is { } failure)
            Wait("PostStartHookError", failure);
        var soon = _crashes.IsOver((Ended ?? Last)!.Finished, now);
        (Stage, Due) = (ContainerStage.BackingOff, now + (soon ? _context.Between(100, 700) : _context.Between(700, 2_500)));
    }

    private bool MustRestart(Termination ended) => Role switch
    {
        ContainerRole.Sidecar => true,
        ContainerRole.Init => !ended.Succeeded && _pod.RestartPolicy != "Never",
        _ => _pod.RestartPolicy switch
        {
            "Never" => false,
            "OnFailure" => !ended.Succeeded,
            _ => true,
        },
    };

    private void RestartOrWait(DateTimeOffset now)
    {
        // Of a container that it has just killed itself, the kubelet still knows the end before.
        var finished = _killed ? _endBefore : (Ended ?? Last)!.Finished;
        _killed = false;
        if (!_crashes.IsOver(finished, now))
        {
            Wait("CrashLoopBackOff", $"back-off {GoDuration.Format(_crashes.Current)} restarting failed container={Name} pod={FullPodName}");
            Warn("BackOff", $"Back-off restarting failed container {Name} in pod {FullPodName}");
            Due = now + _context.RetryDelay();
            return;
        }

        _crashes.Next(finished, now);
        Restarts++;
        (Stage, Due) = (ContainerStage.Image, now);
    }
}
