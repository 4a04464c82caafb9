namespace Autoheal.Kubernetes.Tests.Conformance;

/// <summary>The suite against the simulated cluster.</summary>
public sealed class SimulatedClientConformance(SimulatedConformanceCluster cluster) : ClientConformance, IClassFixture<SimulatedConformanceCluster>
{
    protected override string? Kubeconfig => cluster.Kubeconfig;
}
