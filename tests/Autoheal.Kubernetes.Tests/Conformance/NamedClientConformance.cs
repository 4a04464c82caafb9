namespace Autoheal.Kubernetes.Tests.Conformance;

/// <summary>The suite against the cluster that <c>AUTOHEAL_TEST_KUBECONFIG</c> names; without it nothing is tested, and the output says so.</summary>
public sealed class NamedClientConformance : ClientConformance
{
    protected override string? Kubeconfig => NamedCluster.Kubeconfig;
}
