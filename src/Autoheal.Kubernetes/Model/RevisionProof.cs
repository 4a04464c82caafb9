namespace Autoheal.Kubernetes.Model;

/// <summary>What shows that a revision ever worked. Kubernetes keeps no record of it, so this is read from what is left.</summary>
public enum RevisionProof
{
    /// <summary>Nothing does.</summary>
    None = 0,

    /// <summary>It stood as the current revision for longer than a rollout may take before another replaced it.</summary>
    StoodLong,

    /// <summary>Pods of it serve now.</summary>
    ServesNow,
}
