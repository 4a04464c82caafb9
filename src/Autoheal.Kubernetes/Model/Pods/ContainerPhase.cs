namespace Autoheal.Kubernetes.Model;

/// <summary>What a container does.</summary>
public enum ContainerPhase
{
    /// <summary>Nothing is known.</summary>
    Unknown = 0,

    /// <summary>It has not started, or waits to start again.</summary>
    Waiting,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It has ended.</summary>
    Terminated,
}
