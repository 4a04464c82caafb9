using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Tests.Controllers;

public sealed class DeploymentControllerTests
{
    private readonly LiveCluster _cluster = new();

    [Fact]
    public void Create_FourReplicas_BecomeAvailable()
    {
        _cluster.Store.Create(Kinds.Deployment, LiveCluster.Deployment());

        _cluster.Run(30);

        var status = _cluster.Status(Kinds.Deployment, "api");
        Assert.Equal(
            (4, 4, 4, 4),
            (status.Number("replicas"), status.Number("updatedReplicas"), status.Number("readyReplicas"), status.Number("availableReplicas")));
        Assert.Equal(_cluster.Store.Get(Kinds.Deployment, "shop", "api").Metadata.Number("generation"), status.Number("observedGeneration"));
        Assert.Null(status.Number("unavailableReplicas"));
        Assert.Equal("MinimumReplicasAvailable", Condition(status, "Available").Text("reason"));
        Assert.Equal("NewReplicaSetAvailable", Condition(status, "Progressing").Text("reason"));
        Assert.All(_cluster.Pods(), pod => Assert.Equal("Running", pod.Status.Text("phase")));
    }

    private static JsonObject Condition(JsonObject status, string type) => Simulation.Controllers.Conditions.Find(status, type)!;
}
