using Autoheal.Simulation.Scheduling;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>The ends of a pod: deleted, completed, evicted, out of time, refused.</summary>
internal sealed partial class PodWorker
{
    private const string DeadlineMessage = "Pod was active on the node longer than the specified deadline";
    private bool _holdsResources;

    /// <summary>The pod was removed from the store: nothing of it may happen any more.</summary>
    public void Abandon()
    {
        _stage = PodStage.Gone;
        _wake?.Cancel();
        GiveResourcesBack();
        foreach (var container in _containers.Concat(_init))
        {
            container.Abandon();
            _context.Logs.Forget(Namespace, Name, container.Name);
        }
    }

    /// <summary>The node needs what the pod uses.</summary>
    public void Evict(string message)
    {
        if (IsStopping)
            return;
        Warn("Evicted", message);
        GiveUp(new PodFailure("Evicted", message, Disrupted: true), TimeSpan.FromSeconds(1));
    }

    /// <summary>The machine is switched off under the pod; the kubelet finds out when it runs again.</summary>
    public void LosePower()
    {
        foreach (var container in _containers.Concat(_init))
            container.Lose(_context.Now);
        _changed = true;
        Reschedule();
    }

    private void BookDeadline()
    {
        if (Current.Spec.Number("activeDeadlineSeconds") is not { } seconds)
            return;
        _context.Agenda.At(StartTime.AddSeconds(seconds), () => Node.WhenItReports(() =>
        {
            if (IsStopping || HasFinished)
                return;
            _context.Events.Normal(Current, Node.Source, "DeadlineExceeded", DeadlineMessage);
            GiveUp(new PodFailure("DeadlineExceeded", DeadlineMessage), GracePeriod);
        }));
    }

    private TimeSpan GracePeriod => TimeSpan.FromSeconds(Current.Metadata.Number("deletionGracePeriodSeconds") ?? Current.Spec.Number("terminationGracePeriodSeconds") ?? 30);

    private bool HasFinished => _containers.TrueForAll(container => container.Completed);

    /// <summary>Refused before anything of it ran.</summary>
    private void Reject(PodFailure failure)
    {
        Failure = failure;
        _stage = PodStage.Gone;
        Warn(failure.Reason, failure.Message);
        WriteStatus();
    }

    private void GiveUp(PodFailure failure, TimeSpan grace)
    {
        Failure = failure;
        StopContainers(grace);
    }

    private void Stop()
    {
        if (!IsStopping)
            StopContainers(GracePeriod);
    }

    private void StopContainers(TimeSpan grace)
    {
        _stage = PodStage.Stopping;
        foreach (var container in _containers)
            StopContainer(container, grace);
        foreach (var init in _init)
        {
            if (init.Role != ContainerRole.Sidecar || !_containers.Exists(container => container.IsRunning))
                StopContainer(init, grace);
        }

        _due = null;
        WakeAt(NextDue() ?? _context.Now);
    }

    private void StopContainer(ContainerWorker container, TimeSpan grace)
    {
        if (container.IsRunning)
            _context.Events.Normal(Current, Node.Source, "Killing", $"Stopping container {container.Name}", $"spec.{(container.Role == ContainerRole.Main ? "containers" : "initContainers")}{{{container.Name}}}");
        container.Stop(_context.Now, grace);
    }

    /// <summary>Sidecars end when the containers that the pod is there for have, last started first.</summary>
    private void EndSidecars()
    {
        var over = IsStopping ? !_containers.Exists(container => container.IsRunning) : _containersBegun && HasFinished;
        if (!over)
            return;
        for (var i = _init.Count - 1; i >= 0; i--)
        {
            if (_init[i] is { Role: ContainerRole.Sidecar, Stage: ContainerStage.Running } sidecar)
            {
                StopContainer(sidecar, GracePeriod);
            }
        }
    }

    /// <summary>All containers have stopped: the kubelet confirms the deletion, or leaves the failed pod to be looked at.</summary>
    private void FinishStopping()
    {
        _stage = PodStage.Gone;
        GiveResourcesBack();
        if (Failure is not null && !Current.Deleting)
        {
            WriteStatus();
            return;
        }

        _context.Agenda.In(_context.Between(100, 600), () => Node.WhenItReports(() =>
        {
            if (_context.Store.Find(Kinds.Pod, Namespace, Name) is { } stored && stored.Uid == Uid)
                _context.Store.Delete(Kinds.Pod, Namespace, Name, DeleteOptions.Now);
        }));
    }

    private void GiveResourcesBack()
    {
        if (!_holdsResources)
            return;
        _holdsResources = false;
        Node.Release(ResourceAmounts.RequestedBy(Current), PodAdmissionCheck.HostPortsOf(Current));
    }
}
