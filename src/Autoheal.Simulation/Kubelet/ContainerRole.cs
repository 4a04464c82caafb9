namespace Autoheal.Simulation.Kubelet;

/// <summary>The part that a container plays in its pod.</summary>
internal enum ContainerRole
{
    /// <summary>One of those the pod is there for.</summary>
    Main,

    /// <summary>Runs to its end before the others start.</summary>
    Init,

    /// <summary>An init container that is always restarted: it starts before the others and ends after them.</summary>
    Sidecar,
}
