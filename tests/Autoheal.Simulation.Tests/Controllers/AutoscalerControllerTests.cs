using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Tests.Kubelet;

namespace Autoheal.Simulation.Tests.Controllers;

public sealed class AutoscalerControllerTests
{
    private readonly LiveCluster _cluster = new();
    private long _milliCpu = 100;

    [Fact]
    public void Target_Missing_IsSaid()
    {
        Create();
        _cluster.Run(5);

        Assert.Equal(["deployments.apps \"api\" not found"], _cluster.Events("FailedGetScale"));
        Assert.Equal(
            ("False", "FailedGetScale", "the HPA controller was unable to get the target's current scale: deployments.apps \"api\" not found"), Condition("AbleToScale"));
    }

    [Fact]
    public void Metrics_NobodyServesThem_IsSaid()
    {
        Deploy(requests: true);
        Create();
        _cluster.Run(60);

        const string Problem = "failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: "
            + "the server could not find the requested resource (get pods.metrics.k8s.io)";
        Assert.Equal([Problem], _cluster.Events("FailedGetResourceMetric"));
        Assert.Equal(
            [$"invalid metrics (1 invalid out of 1), first error is: failed to get cpu resource metric value: {Problem}"], _cluster.Events("FailedComputeMetricsReplicas"));
        Assert.Equal(("False", "FailedGetResourceMetric", $"the HPA was unable to compute the replica count: {Problem}"), Condition("ScalingActive"));
    }

    [Fact]
    public void Requests_Missing_AreNamed()
    {
        ServeMetrics();
        Deploy(requests: false);
        _cluster.Run(30);
        Create();
        _cluster.Run(30);

        Assert.Contains(_cluster.Events("FailedGetResourceMetric"), message =>
            message.StartsWith("failed to get cpu utilization: missing request for cpu in container api of Pod api-", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_AboveTheTarget_ScalesUpAtOnceAndDownAfterFiveMinutes()
    {
        ServeMetrics();
        Deploy(requests: true);
        _cluster.Run(30);
        Create();
        _milliCpu = 200;
        _cluster.Run(20);
        Assert.Equal(["New size: 4; reason: cpu resource utilization (percentage of request) above target"], _cluster.Events("SuccessfulRescale"));
        Assert.Equal(4, Replicas());

        _milliCpu = 10;
        _cluster.Run(240);
        Assert.Equal(4, Replicas());
        Assert.Equal("ScaleDownStabilized", Condition("AbleToScale").Reason);
        _cluster.Run(180);

        Assert.Equal(1, Replicas());
        Assert.Contains("New size: 1; reason: All metrics below target", _cluster.Events("SuccessfulRescale"));
    }

    [Fact]
    public void Load_WithinTheTolerance_ChangesNothing()
    {
        ServeMetrics();
        Deploy(requests: true);
        _cluster.Run(30);
        Create();
        _milliCpu = 54;
        _cluster.Run(120);

        Assert.Equal(2, Replicas());
        Assert.Equal(("True", "ValidMetricFound", "the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)"), Condition("ScalingActive"));
        Assert.Equal(54, _cluster.Status(Kinds.HorizontalPodAutoscaler, "api").Array("currentMetrics")![0].Object("resource").Object("current").Number("averageUtilization"));
    }

    [Fact]
    public void Target_AtZero_DisablesScaling()
    {
        Deploy(requests: true);
        Create();
        _cluster.Store.Mutate(Kinds.Deployment, "shop", "api", json => json["spec"]!["replicas"] = 0);
        _cluster.Run(20);

        Assert.Equal(("False", "ScalingDisabled", "scaling is disabled since the replica count of the target is zero"), Condition("ScalingActive"));
    }

    private void Deploy(bool requests)
    {
        var program = new FakeProgram(_ => new ContainerRun { Usage = _ => new ContainerUsage(_milliCpu, 1 << 20) });
        _cluster.Plane.Registry.Publish("registry.example/shop/api:1.4.1", program);
        _cluster.Store.Create(Kinds.Deployment, LiveCluster.Deployment(2, container: requests ? """{ "resources": { "requests": { "cpu": "100m" } } }""" : "{}"));
    }

    private void ServeMetrics()
    {
        _cluster.Store.Create(Kinds.Namespace, LiveCluster.Json("""{ "metadata": { "name": "kube-system" } }"""));
        var server = LiveCluster.Deployment(1, image: "registry.example/metrics-server:1");
        server["metadata"]!["name"] = "metrics-server";
        server["metadata"]!["namespace"] = "kube-system";
        _cluster.Store.Create(Kinds.Deployment, server);
        _cluster.Run(30);
    }

    private void Create() => _cluster.Store.Create(Kinds.HorizontalPodAutoscaler, LiveCluster.Json("""
        {
          "metadata": { "name": "api", "namespace": "shop" },
          "spec": {
            "scaleTargetRef": { "apiVersion": "apps/v1", "kind": "Deployment", "name": "api" }, "minReplicas": 1, "maxReplicas": 4,
            "metrics": [ { "type": "Resource", "resource": { "name": "cpu", "target": { "type": "Utilization", "averageUtilization": 50 } } } ]
          }
        }
        """));

    private int Replicas() => (int)_cluster.Store.Get(Kinds.Deployment, "shop", "api").Spec.Number("replicas")!;

    private (string? Status, string? Reason, string? Message) Condition(string type)
    {
        var condition = Conditions.Find(_cluster.Status(Kinds.HorizontalPodAutoscaler, "api"), type);
        return (condition.Text("status"), condition.Text("reason"), condition.Text("message"));
    }
}
