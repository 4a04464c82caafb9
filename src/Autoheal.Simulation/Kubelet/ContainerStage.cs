namespace Autoheal.Simulation.Kubelet;

/// <summary>What a container's worker does next.</summary>
internal enum ContainerStage
{
    /// <summary>Look whether the image is there, and pull it if not.</summary>
    Image,

    /// <summary>The pull is under way.</summary>
    Pulling,

    /// <summary>Resolve the environment and create the container.</summary>
    Create,

    /// <summary>Start the created container.</summary>
    Start,

    /// <summary>The process runs.</summary>
    Running,

    /// <summary>The process has ended and the kubelet is about to notice.</summary>
    Exited,

    /// <summary>It ended and is to be restarted when its back-off is over.</summary>
    BackingOff,

    /// <summary>Nothing more will happen to it.</summary>
    Done,
}
