namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>What stands at the other end of a call.</summary>
internal enum BackendKind
{
    /// <summary>Nobody can tell: most likely another service.</summary>
    Unknown = 0,

    /// <summary>A database.</summary>
    Database,

    /// <summary>A cache.</summary>
    Cache,

    /// <summary>A message broker.</summary>
    Broker,
}
