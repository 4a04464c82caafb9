namespace Autoheal.Simulation.Applications.Calls;

/// <summary>How a call to a dependency goes wrong.</summary>
internal enum TroubleKind
{
    UnknownHost,
    NameServerFailed,
    NameServerSilent,
    Refused,
    TimedOut,
    CertificateExpired,
    UnknownAuthority,

    /// <summary>The other side speaks another protocol.</summary>
    WrongProtocol,

    LoginMissing,
    LoginRefused,
    TooManyConnections,
    ReadOnly,
    DiskFull,
    MemoryFull,
    Locked,
    Deadlock,
    SequenceExhausted,

    /// <summary>The called service answers with 5xx.</summary>
    UpstreamError,

    /// <summary>The called service answers, too late.</summary>
    UpstreamSlow,

    /// <summary>Another service answers, which does not know the path.</summary>
    UpstreamNotFound,

    /// <summary>A message that cannot be processed comes back again and again.</summary>
    PoisonRecord,

    /// <summary>All connections of the caller's own pool are in use.</summary>
    PoolExhausted,
}
