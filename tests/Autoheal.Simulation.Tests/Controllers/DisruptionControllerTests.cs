using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Tests.Controllers;

public sealed class DisruptionControllerTests
{
    private readonly LiveCluster _cluster = new();

    [Theory]
    [InlineData("""{ "minAvailable": 3 }""", 1, 3)]
    [InlineData("""{ "minAvailable": "50%" }""", 2, 2)]
    [InlineData("""{ "maxUnavailable": 1 }""", 1, 3)]
    [InlineData("""{ "maxUnavailable": "30%" }""", 2, 2)]
    [InlineData("""{ "minAvailable": 4 }""", 0, 4)]
    public void Budget_EachBound_IsResolved(string bound, int allowed, int desired)
    {
        _cluster.Store.Create(Kinds.Deployment, LiveCluster.Deployment(4));
        Create(bound);
        _cluster.Run(30);

        var status = _cluster.Status(Kinds.PodDisruptionBudget, "api");
        Assert.Equal((allowed, desired, 4L, 4L), (status.Number("disruptionsAllowed"), status.Number("desiredHealthy"), status.Number("currentHealthy"), status.Number("expectedPods")));
        var condition = Conditions.Find(status, "DisruptionAllowed");
        Assert.Equal(allowed > 0 ? ("True", "SufficientPods") : ("False", "InsufficientPods"), (condition.Text("status"), condition.Text("reason")));
    }

    [Fact]
    public void Budget_OfNoPods_SaysSo()
    {
        Create("""{ "minAvailable": 1 }""");
        _cluster.Run(1);

        Assert.Contains("No matching pods found", _cluster.Events("NoPods"));
        Assert.Equal(0, _cluster.Status(Kinds.PodDisruptionBudget, "api").Number("disruptionsAllowed"));
    }

    [Fact]
    public void Budget_OfPodsThatNothingScales_FailsSafe()
    {
        _cluster.Store.Create(Kinds.DaemonSet, LiveCluster.Json("""
            {
              "metadata": { "name": "agent", "namespace": "shop" },
              "spec": {
                "selector": { "matchLabels": { "app": "api" } },
                "template": { "metadata": { "labels": { "app": "api" } }, "spec": { "containers": [ { "name": "c", "image": "x:1" } ] } }
              }
            }
            """));
        Create("""{ "maxUnavailable": 1 }""");
        _cluster.Run(30);

        Assert.Contains("Failed to calculate the number of expected pods: daemonsets.apps does not implement the scale subresource", _cluster.Events("CalculateExpectedPodCountFailed"));
        Assert.Equal("SyncFailed", Conditions.Find(_cluster.Status(Kinds.PodDisruptionBudget, "api"), "DisruptionAllowed").Text("reason"));
    }

    private void Create(string bound)
    {
        var budget = LiveCluster.Json("""{ "metadata": { "name": "api", "namespace": "shop" }, "spec": { "selector": { "matchLabels": { "app": "api" } } } }""");
        foreach (var (field, value) in LiveCluster.Json(bound))
            budget["spec"]![field] = value?.DeepClone();
        _cluster.Store.Create(Kinds.PodDisruptionBudget, budget);
    }
}
