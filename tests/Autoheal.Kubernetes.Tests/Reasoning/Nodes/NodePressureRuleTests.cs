using Autoheal.Context;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Reasoning.Nodes;
using Autoheal.Kubernetes.Tests.Fixtures;
using Autoheal.Reasoning;
using static Autoheal.Kubernetes.Tests.Fixtures.Objects;

namespace Autoheal.Kubernetes.Tests.Reasoning.Nodes;

public class NodePressureRuleTests
{
    [Fact]
    public void Evaluate_AllNodesWell_IsConsideredAndRefutedWithAFact()
    {
        var finding = Assert.Single(new NodePressureRule().Evaluate(Situations.YoungRollout(CrashLoop(2, 0.5)).Context()));

        Assert.Contains(finding.Checks, check => check is { Result: CheckResult.Refutes, Text: "all 2 nodes are ready and report no pressure" });
        Assert.Equal("Deployment", finding.Object.Kind);
    }

    [Fact]
    public void Evaluate_NodeOfTheTroubledPodsReportsPressure_BlamesTheNode()
    {
        var cluster = new ClusterFixture()
            .Add(KubernetesResources.Nodes, Node("n1", pressure: "True"))
            .Add(KubernetesResources.Deployments, Deployment(Template(Situations.NewContainer), 1, 0))
            .Add(KubernetesResources.ReplicaSets, ReplicaSet("new", 2, Situations.NewContainer, 1, 0, 5_000))
            .Add(KubernetesResources.Pods, Pod("new", 1, CrashLoop(1, 0.5), 5_000));

        var finding = Assert.Single(new NodePressureRule().Evaluate(cluster.Context()));

        Assert.Equal(("Node", "n1"), (finding.Object.Kind, finding.Object.Name));
        Assert.Equal(["Pod", "Deployment"], finding.Explains.Select(explained => explained.Kind));
    }

    [Fact]
    public void Evaluate_NodesNotSeenInFull_ExcludesNothing() => Assert.Empty(
        new NodePressureRule().Evaluate(Situations.YoungRollout(CrashLoop(2, 0.5)).See("Node", CoverageState.Partial).Context()));

    [Fact]
    public void Evaluate_NobodyInTrouble_SaysNothing() =>
        Assert.Empty(new NodePressureRule().Evaluate(Situations.YoungRollout(Running(5)).Context()));
}
