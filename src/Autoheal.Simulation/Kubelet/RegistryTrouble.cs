namespace Autoheal.Simulation.Kubelet;

/// <summary>What can be wrong with a registry, or with one of its repositories.</summary>
internal enum RegistryTrouble
{
    /// <summary>Its name does not resolve.</summary>
    NoSuchHost,

    /// <summary>Nothing listens.</summary>
    Refused,

    /// <summary>Nothing answers.</summary>
    TimedOut,

    /// <summary>401, whatever the credentials.</summary>
    Unauthorized,

    /// <summary>403.</summary>
    Forbidden,

    /// <summary>429.</summary>
    RateLimited,

    /// <summary>503.</summary>
    Unavailable,

    /// <summary>Its certificate is signed by nobody the nodes know.</summary>
    UntrustedCertificate,

    /// <summary>It works, a hundred times slower.</summary>
    Slow,
}
