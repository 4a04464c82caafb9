using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>One running process as its program sees it: whose it is, how old, and the way to go on differently.</summary>
internal sealed class ContainerProcess(StoredObject pod, string container, string node, string podIP, DateTimeOffset started, Action<ContainerRun> change)
{
    /// <summary>The pod as it was when the process started.</summary>
    public StoredObject Pod { get; } = pod;

    public string Container { get; } = container;

    public string Node { get; } = node;

    public string PodIP { get; } = podIP;

    public DateTimeOffset Started { get; } = started;

    public bool Ended { get; private set; }

    /// <summary>Called once, when the process has ended in whatever way.</summary>
    public Action? OnEnd { get; set; }

    /// <summary>Goes on by another plan from now on; nothing happens once the process has ended.</summary>
    public void Become(ContainerRun run)
    {
        if (!Ended)
            change(run);
    }

    /// <summary>The runtime's note that it is over.</summary>
    public void End()
    {
        if (Ended)
            return;
        Ended = true;
        OnEnd?.Invoke();
    }
}
