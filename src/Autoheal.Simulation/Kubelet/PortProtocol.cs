namespace Autoheal.Simulation.Kubelet;

/// <summary>What is spoken on a listening port.</summary>
internal enum PortProtocol
{
    /// <summary>Nobody described the program: it answers whatever it is asked.</summary>
    Any,

    Http,
    Https,
    Grpc,

    /// <summary>A protocol of the program's own, such as a database's.</summary>
    Other,
}
