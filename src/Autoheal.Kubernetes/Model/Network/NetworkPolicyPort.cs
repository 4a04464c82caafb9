namespace Autoheal.Kubernetes.Model;

/// <summary>Ports that a rule allows. Immutable.</summary>
public sealed class NetworkPolicyPort
{
    /// <summary>Gets the port, or the first of a range; none means all.</summary>
    public PortReference Port { get; init; }

    /// <summary>Gets the last port of a range; 0 when it is no range.</summary>
    public int EndPort { get; init; }

    /// <summary>Gets the protocol.</summary>
    public string Protocol { get; init; } = "TCP";
}
