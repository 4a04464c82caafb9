namespace Autoheal.Simulation.Kubelet;

/// <summary>What comes of an attempt to reach a host and port.</summary>
internal enum Reachability
{
    /// <summary>Somebody accepts the connection.</summary>
    Open,

    /// <summary>The name server knows no such name.</summary>
    UnknownName,

    /// <summary>The name server answers with a failure.</summary>
    NameServerFailed,

    /// <summary>No name server answers.</summary>
    NameServerSilent,

    /// <summary>Nobody listens there.</summary>
    Refused,

    /// <summary>Packets are lost on the way.</summary>
    TimedOut,
}
