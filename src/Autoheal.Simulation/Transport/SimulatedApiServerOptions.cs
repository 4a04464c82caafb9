namespace Autoheal.Simulation.Transport;

/// <summary>How the simulated API server listens. It listens on the loopback address only.</summary>
public sealed record SimulatedApiServerOptions
{
    /// <summary>TCP port; 0, the default, takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>
    /// Whether to speak HTTPS with a certificate made at start, which the kubeconfig carries. Off by default. kubectl sends its token over HTTPS only:
    /// without it, kubectl is anonymous, which <see cref="Api.Access.ClusterAccess.AllowAnonymous"/> must permit.
    /// </summary>
    public bool UseTls { get; init; }
}
