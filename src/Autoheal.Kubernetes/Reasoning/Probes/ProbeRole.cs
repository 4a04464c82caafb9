namespace Autoheal.Kubernetes.Reasoning.Probes;

/// <summary>What a probe decides.</summary>
internal enum ProbeRole
{
    /// <summary>Whether the container gets traffic.</summary>
    Readiness = 0,

    /// <summary>Whether it is restarted.</summary>
    Liveness,

    /// <summary>When the other two begin.</summary>
    Startup,
}
