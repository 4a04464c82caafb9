using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>From the binding to the running containers: volumes, sandbox, then the containers in their order.</summary>
internal sealed partial class PodWorker
{
    private static readonly TimeSpan s_firstMountRetry = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_lastMountRetry = TimeSpan.FromSeconds(122);
    private static readonly TimeSpan s_mountPatience = TimeSpan.FromSeconds(123);
    private TimeSpan _mountRetry = s_firstMountRetry;
    private DateTimeOffset? _impatientAt;

    private void AdvancePod(DateTimeOffset now)
    {
        switch (_stage)
        {
            case PodStage.Volumes:
                SetUpVolumes(now);
                break;
            case PodStage.Sandbox when SandboxRefusal.Of(this, _context.Random) is { } refusal:
                Warn("FailedCreatePodSandBox", "Failed to create pod sandbox: " + refusal);
                _due = now + _context.RetryDelay();
                break;
            case PodStage.Sandbox:
                _stage = PodStage.Containers;
                IP = Current.Spec.Flag("hostNetwork") == true ? Node.HostIP : Node.NextPodIP();
                _changed = true;
                break;
        }
    }

    private void SetUpVolumes(DateTimeOffset now)
    {
        var failures = _context.Volumes.FindFailures(Current);
        if (failures.Count == 0)
        {
            _stage = PodStage.Sandbox;
            _due = now + _context.Between(250, 900);
            return;
        }

        foreach (var failure in failures)
        {
            if (failure.Error is { } error)
                Warn("FailedMount", error);
        }

        _impatientAt ??= now + s_mountPatience;
        if (_impatientAt <= now)
        {
            Warn("FailedMount", Overdue(failures));
            _impatientAt = now + s_mountPatience;
        }

        _due = now + _mountRetry;
        if (_due > _impatientAt)
            _due = _impatientAt;
        else
            _mountRetry = _mountRetry * 2 < s_lastMountRetry ? _mountRetry * 2 : s_lastMountRetry;
    }

    private static string Overdue(IReadOnlyList<VolumeFailure> failures)
    {
        var unprocessed = failures.Where(failure => failure.Unprocessed is not null).ToArray();
        var names = string.Join(' ', failures.Select(failure => failure.Volume));
        return $"Unable to attach or mount volumes: unmounted volumes=[{names}], unattached volumes=[], failed to process volumes=[{string.Join(' ', unprocessed.Select(failure => failure.Volume))}]: "
            + (unprocessed.Length > 0 ? unprocessed[0].Unprocessed : "context deadline exceeded");
    }

    /// <summary>Init containers run one after the other, sidecars among them stay; then the containers, each once the one before was tried.</summary>
    private void BeginNextContainers(DateTimeOffset now)
    {
        if (_stage != PodStage.Containers || _containersBegun)
            return;
        foreach (var init in _init)
        {
            if (init is { Due: null, Stage: ContainerStage.Image })
            {
                init.Begin(now);
                init.Advance(now);
            }

            if (!init.LetsOthersBegin)
                return;
        }

        foreach (var container in _containers)
        {
            if (container is { Due: null, Stage: ContainerStage.Image })
            {
                container.Begin(now);
                container.Advance(now);
            }

            if (!container.Attempted)
            {
                _starting = container != _containers[0];
                return;
            }
        }

        (_containersBegun, _starting) = (true, false);
    }

    private void Warn(string reason, string message) => _context.Events.Warning(Current, Node.Source, reason, message);
}
