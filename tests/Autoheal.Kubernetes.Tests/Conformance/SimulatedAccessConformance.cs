namespace Autoheal.Kubernetes.Tests.Conformance;

/// <summary>The suite against the simulated cluster.</summary>
public sealed class SimulatedAccessConformance(SimulatedConformanceCluster cluster) : AccessConformance, IClassFixture<SimulatedConformanceCluster>
{
    protected override string? Kubeconfig => cluster.Kubeconfig;
}
