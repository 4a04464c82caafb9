namespace Autoheal.Simulation.Kubelet;

/// <summary>What happens to a container from its start on: probes, its end, and what follows from it.</summary>
internal sealed partial class ContainerWorker
{
    private void Watch(DateTimeOffset now)
    {
        if (_exitAt is { } exit && exit <= now)
        {
            EndRun(exit, _run!.OutOfMemory ? 137 : _run.ExitCode);
            return;
        }

        var (ready, started) = (_probes!.Ready, _probes.Started);
        if (_probes.Tick(now, _startedAt, _run!, _pod.IP, ReportProbe))
        {
            Kill(now);
            return;
        }

        if (ready != _probes.Ready || started != _probes.Started)
            _pod.MarkChanged();
        Due = Earlier(_exitAt, _probes.Due);
    }

    private void ReportProbe(ProbeKind kind, string failure) =>
        _context.Events.Warning(_pod.Current, _pod.Node.Source, "Unhealthy", $"{kind} probe failed: {failure}", _fieldPath);

    private void Kill(DateTimeOffset now)
    {
        var probe = Started ? "liveness" : "startup";
        _context.Events.Normal(_pod.Current, _pod.Node.Source, "Killing", $"Container {Name} failed {probe} probe, will be restarted", _fieldPath);
        EndRun(now + _run!.StopsAfter, _run.StopExitCode == 0 ? 143 : _run.StopExitCode);
    }

    /// <summary>The process ends at this time; the kubelet notices when it next lists its containers.</summary>
    private void EndRun(DateTimeOffset finished, int exitCode)
    {
        _unnoticed = new Termination
        {
            ExitCode = exitCode,
            Reason = _run!.OutOfMemory && exitCode == 137 ? "OOMKilled" : exitCode == 0 ? "Completed" : "Error",
            Started = _startedAt,
            Finished = finished,
            ContainerId = ContainerId!,
        };
        _log!.Ended = finished;
        (Stage, Due) = (ContainerStage.Exited, finished + _context.Between(100, 900));
    }

    private void NoticeExit(DateTimeOffset now)
    {
        Ended = _unnoticed;
        _unnoticed = null;
        _pod.MarkChanged();
        if (_pod.IsStopping || !MustRestart(Ended!))
            Stage = ContainerStage.Done;
        else if (_crashes.IsOver(Ended!.Finished, now))
            (Stage, Due) = (ContainerStage.BackingOff, now + _context.Between(100, 700));
        else
            (Stage, Due) = (ContainerStage.BackingOff, now + _context.Between(700, 2_500));
    }

    private bool MustRestart(Termination ended) => _pod.RestartPolicy switch
    {
        "Never" => false,
        "OnFailure" => !ended.Succeeded,
        _ => !IsInit || !ended.Succeeded,
    };

    private void RestartOrWait(DateTimeOffset now)
    {
        var finished = (Ended ?? Last)!.Finished;
        if (!_crashes.IsOver(finished, now))
        {
            var pod = $"{_pod.Name}_{_pod.Namespace}({_pod.Uid})";
            Wait("CrashLoopBackOff", $"back-off {GoDuration.Format(_crashes.Current)} restarting failed container={Name} pod={pod}");
            _context.Events.Warning(_pod.Current, _pod.Node.Source, "BackOff", $"Back-off restarting failed container {Name} in pod {pod}", _fieldPath);
            Due = now + _context.RetryDelay();
            return;
        }

        _crashes.Next(finished, now);
        Restarts++;
        (Stage, Due) = (ContainerStage.Image, now);
    }

    /// <summary>The runtime refused the process, so that this run was none.</summary>
    private void FailToStart(string error, DateTimeOffset now)
    {
        _context.Events.Warning(_pod.Current, _pod.Node.Source, "Failed", $"Error: {error}", _fieldPath);
        if (Ended is not null)
            Last = Ended;
        Ended = new Termination { ExitCode = 128, Reason = "StartError", Message = error, Finished = now, ContainerId = ContainerId! };
        _pod.MarkChanged();
        Wait("RunContainerError", error);
        (Stage, Due) = (ContainerStage.BackingOff, now + _context.Between(700, 2_500));
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b ?? a : a;
}
