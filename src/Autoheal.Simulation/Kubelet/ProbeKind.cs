namespace Autoheal.Simulation.Kubelet;

/// <summary>The three probes of a container.</summary>
internal enum ProbeKind
{
    Startup,
    Readiness,
    Liveness,
}
