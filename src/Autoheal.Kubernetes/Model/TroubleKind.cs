namespace Autoheal.Kubernetes.Model;

/// <summary>What is wrong with a pod, by fields that only controllers write; the later in this list, the worse.</summary>
public enum TroubleKind
{
    /// <summary>It runs but has not served for a while.</summary>
    NotReady = 0,

    /// <summary>No node takes it.</summary>
    Unschedulable,

    /// <summary>A container has not been started for a while.</summary>
    NotStarted,

    /// <summary>The node put it out.</summary>
    Evicted,

    /// <summary>An image cannot be pulled.</summary>
    ImagePull,

    /// <summary>A ConfigMap, Secret or key that a container needs is missing.</summary>
    Config,

    /// <summary>The kernel ended a container for its memory.</summary>
    OutOfMemory,

    /// <summary>A container ends with an error again and again.</summary>
    Crash,
}
