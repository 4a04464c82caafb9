namespace Autoheal.Kubernetes.Tests.Conformance;

/// <summary>The suite against the simulated cluster.</summary>
public sealed class SimulatedWriterConformance(SimulatedConformanceCluster cluster) : WriterConformance, IClassFixture<SimulatedConformanceCluster>
{
    protected override string? Kubeconfig => cluster.Kubeconfig;
}
