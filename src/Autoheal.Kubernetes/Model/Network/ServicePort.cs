namespace Autoheal.Kubernetes.Model;

/// <summary>A port of a Service. Immutable.</summary>
public sealed class ServicePort
{
    /// <summary>Gets the name; empty when it has none.</summary>
    public string Name { get; init; } = "";

    /// <summary>Gets the port that callers use.</summary>
    public int Port { get; init; }

    /// <summary>Gets the port of the pods; the same as <see cref="Port"/> when not said.</summary>
    public PortReference TargetPort { get; init; }

    /// <summary>Gets the protocol: <c>TCP</c>, <c>UDP</c> or <c>SCTP</c>.</summary>
    public string Protocol { get; init; } = "TCP";

    /// <summary>Gets the protocol spoken on top, for instance <c>grpc</c>; empty when not said.</summary>
    public string AppProtocol { get; init; } = "";

    /// <summary>Gets the port of the nodes; 0 when there is none.</summary>
    public int NodePort { get; init; }
}
