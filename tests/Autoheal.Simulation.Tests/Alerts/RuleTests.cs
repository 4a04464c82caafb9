using Autoheal.Simulation.Alerts;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Tests.Controllers;

namespace Autoheal.Simulation.Tests.Alerts;

/// <summary>Which rule selects what, by the objects alone.</summary>
public sealed class RuleTests
{
    private readonly LiveCluster _cluster = new();

    [Theory]
    [InlineData("StatefulSet", """{ "spec": { "replicas": 3 }, "status": { "readyReplicas": 1 } }""", "KubeStatefulSetReplicasMismatch")]
    [InlineData("StatefulSet", """{ "spec": { "replicas": 1 }, "status": { "readyReplicas": 1, "currentRevision": "a", "updateRevision": "b" } }""", "KubeStatefulSetUpdateNotRolledOut")]
    [InlineData("DaemonSet", """{ "status": { "desiredNumberScheduled": 3, "currentNumberScheduled": 2, "numberAvailable": 3 } }""", "KubeDaemonSetNotScheduled")]
    [InlineData("DaemonSet", """{ "status": { "desiredNumberScheduled": 3, "currentNumberScheduled": 3, "numberAvailable": 2 } }""", "KubeDaemonSetRolloutStuck")]
    [InlineData("Job", """{ "status": { "conditions": [ { "type": "Failed", "status": "True" } ] } }""", "KubeJobFailed")]
    [InlineData("HorizontalPodAutoscaler", """{ "spec": { "maxReplicas": 4 }, "status": { "currentReplicas": 4, "conditions": [ { "type": "ScalingLimited", "status": "True" } ] } }""", "KubeHpaMaxedOut")]
    [InlineData("HorizontalPodAutoscaler", """{ "spec": { "maxReplicas": 4 }, "status": { "currentReplicas": 2, "conditions": [ { "type": "ScalingActive", "status": "False" } ] } }""", "KubeHpaScalingInactive")]
    [InlineData("PersistentVolumeClaim", """{ "status": { "phase": "Pending" } }""", "KubePersistentVolumeClaimPending")]
    [InlineData("ResourceQuota", """{ "status": { "hard": { "pods": "4" }, "used": { "pods": "4" } } }""", "KubeQuotaFullyUsed")]
    public void Rules_OfAKind_SelectWhatIsWrong(string kind, string json, string rule)
    {
        var described = LiveCluster.Json(json);
        described["metadata"] = LiveCluster.Json("""{ "name": "x", "namespace": "shop" }""");
        _cluster.Store.Create(Kinds.All.Single(found => found.Kind == kind), described);

        Assert.Equal([rule], Evaluate());
    }

    [Fact]
    public void Rules_OfNodes_TellOfReadinessAndPressure()
    {
        _cluster.Store.MutateStatus(Kinds.Node, null, "node-a", json => json["status"]!["conditions"] = LiveCluster.Json("""
            { "c": [ { "type": "Ready", "status": "Unknown" }, { "type": "DiskPressure", "status": "True" } ] }
            """)["c"]!.DeepClone());

        Assert.Equal(["KubeNodeNotReady", "KubeNodePressure"], Evaluate());
    }

    private IEnumerable<string> Evaluate() =>
        new KubernetesRules(_cluster.Store, _cluster.Plane.Applications, new AlertmanagerOptions()).Evaluate(_cluster.Clock.GetUtcNow()).Select(subject => subject.RuleName);
}
