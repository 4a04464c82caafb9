namespace Autoheal.Kubernetes.Model;

/// <summary>How a probe asks.</summary>
public enum ProbeKind
{
    /// <summary>Nobody said.</summary>
    None = 0,

    /// <summary>It fetches a path.</summary>
    Http,

    /// <summary>It opens a connection.</summary>
    Tcp,

    /// <summary>It calls the gRPC health service.</summary>
    Grpc,

    /// <summary>It runs a program in the container.</summary>
    Exec,
}
