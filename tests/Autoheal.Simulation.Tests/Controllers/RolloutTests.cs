using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Tests.Controllers;

public sealed class RolloutTests
{
    private const string Next = "registry.example/shop/api:1.5.0";
    private readonly LiveCluster _cluster = new();

    [Fact]
    public void RollingUpdate_Healthy_NeverFallsBelowMinimumNorRisesAboveMaximum()
    {
        Create(LiveCluster.Deployment(8, strategy: Rolling("25%", "25%")));
        var (least, most) = (int.MaxValue, 0L);
        _cluster.Store.Changed += _ =>
        {
            least = Math.Min(least, _cluster.Pods().Count(pod => !pod.Deleting && Pods.IsReady(pod)));
            most = Math.Max(most, Sizes().Sum());
        };

        SetImage(Next);
        _cluster.Run(60);

        Assert.Equal((6, 10L), (least, most));
        Assert.All(_cluster.Pods(), pod => Assert.Equal(Next, pod.Spec.Array("containers")![0].Text("image")));
        Assert.Equal("NewReplicaSetAvailable", Condition("Progressing").Reason);
    }

    [Fact]
    public void RollingUpdate_NewRevisionNeverReady_StopsAtTheMinimumAndMissesItsDeadline()
    {
        Create(WithDeadline(LiveCluster.Deployment(4, strategy: Rolling("25%", "25%")), 120));

        SetImage("");
        _cluster.Run(60);
        var progressing = Condition("Progressing");
        var stuck = NewestSet().Name;
        _cluster.Run(120);

        Assert.Equal(("True", "ReplicaSetUpdated"), (progressing.Status, progressing.Reason));
        Assert.Equal(
            ("False", "ProgressDeadlineExceeded", $"ReplicaSet \"{stuck}\" has timed out progressing."),
            Condition("Progressing"));
        Assert.Equal(("True", "MinimumReplicasAvailable", "Deployment has minimum availability."), Condition("Available"));
        Assert.Equal(3, Status("availableReplicas"));
        Assert.Equal(2, Status("updatedReplicas"));
        Assert.Equal(2, Status("unavailableReplicas"));
    }

    [Fact]
    public void TemplateOfAnEarlierRevision_ComesBack_ReusesItsReplicaSetUnderANewNumber()
    {
        Create(LiveCluster.Deployment());
        var first = NewestSet().Name;
        SetImage(Next);
        _cluster.Run(60);
        SetImage("registry.example/shop/api:1.4.1");
        _cluster.Run(60);

        var set = NewestSet();
        Assert.Equal(first, set.Name);
        Assert.Equal("3", set.Annotations.Text("deployment.kubernetes.io/revision"));
        Assert.Equal("1", set.Annotations.Text("deployment.kubernetes.io/revision-history"));
        Assert.Equal("3", Get().Annotations.Text("deployment.kubernetes.io/revision"));
        Assert.Equal(2, _cluster.Store.List(Kinds.ReplicaSet, "shop").Count);
    }

    [Fact]
    public void Recreate_NewTemplate_StartsOnlyWhenTheOldPodsAreGone()
    {
        Create(LiveCluster.Deployment(3, strategy: """{ "type": "Recreate" }"""));
        var versionsAtOnce = 0;
        _cluster.Store.Changed += _ => versionsAtOnce = Math.Max(
            versionsAtOnce, _cluster.Pods().Where(pod => !Pods.IsFinished(pod)).Select(pod => pod.Spec.Array("containers")![0].Text("image")).Distinct().Count());

        SetImage(Next);
        _cluster.Run(60);

        Assert.Equal(1, versionsAtOnce);
        Assert.Equal(3, Status("availableReplicas"));
        Assert.Equal(Next, _cluster.Pods()[0].Spec.Array("containers")![0].Text("image"));
    }

    [Fact]
    public void Paused_TemplateChanges_NothingRollsUntilResumed()
    {
        Create(LiveCluster.Deployment());
        Change("paused", true);
        SetImage(Next);
        _cluster.Run(30);
        Assert.Single(_cluster.Store.List(Kinds.ReplicaSet, "shop"));
        Assert.Equal(("Unknown", "DeploymentPaused", "Deployment is paused"), Condition("Progressing"));

        Change("paused", false);
        _cluster.Run(60);

        Assert.Equal(2, _cluster.Store.List(Kinds.ReplicaSet, "shop").Count);
        Assert.Equal("NewReplicaSetAvailable", Condition("Progressing").Reason);
    }

    [Fact]
    public void RevisionHistoryLimit_ManyRevisions_KeepsTheNewest()
    {
        var deployment = LiveCluster.Deployment(1);
        deployment["spec"]!["revisionHistoryLimit"] = 2;
        Create(deployment);
        for (var i = 0; i < 5; i++)
        {
            SetImage($"registry.example/shop/api:2.{i}.0");
            _cluster.Run(30);
        }

        Assert.Equal(
            ["4", "5", "6"],
            _cluster.Store.List(Kinds.ReplicaSet, "shop").Select(set => set.Annotations.Text("deployment.kubernetes.io/revision")).Order());
    }

    [Fact]
    public void Scale_InTheMiddleOfARollout_SharesInProportion()
    {
        Create(LiveCluster.Deployment(4, strategy: Rolling("50%", "0")));
        SetImage("");
        _cluster.Run(20);
        Assert.Equal([2L, 4L], Sizes());

        Change("replicas", 8);
        _cluster.Run(5);

        Assert.Equal(12, Sizes().Sum());
        Assert.Equal([4L, 8L], Sizes());
    }

    [Fact]
    public void Scale_ToZeroAndBack_UsesTheSameReplicaSet()
    {
        Create(LiveCluster.Deployment());
        Change("replicas", 0);
        _cluster.Run(30);
        Assert.Empty(_cluster.Pods());
        Change("replicas", 4);
        _cluster.Run(30);

        Assert.Equal(4, Status("availableReplicas"));
        Assert.Contains(_cluster.Events("ScalingReplicaSet"), message => message == $"Scaled down replica set {NewestSet().Name} from 4 to 0");
        Assert.Contains(_cluster.Events("ScalingReplicaSet"), message => message == $"Scaled up replica set {NewestSet().Name} from 0 to 4");
    }

    [Fact]
    public void Delete_Deployment_TakesReplicaSetsAndPodsAlong()
    {
        Create(LiveCluster.Deployment());
        _cluster.Store.Delete(Kinds.Deployment, "shop", "api", DeleteOptions.Default);
        _cluster.Run(60);

        Assert.Empty(_cluster.Store.List(Kinds.ReplicaSet, "shop"));
        Assert.Empty(_cluster.Pods());
    }

    private static string Rolling(string surge, string unavailable) =>
        $$"""{ "type": "RollingUpdate", "rollingUpdate": { "maxSurge": "{{surge}}", "maxUnavailable": "{{unavailable}}" } }""";

    private static System.Text.Json.Nodes.JsonObject WithDeadline(System.Text.Json.Nodes.JsonObject deployment, int seconds)
    {
        deployment["spec"]!["progressDeadlineSeconds"] = seconds;
        return deployment;
    }

    private void Create(System.Text.Json.Nodes.JsonObject deployment)
    {
        _cluster.Store.Create(Kinds.Deployment, deployment);
        _cluster.Run(30);
    }

    private void SetImage(string image) => _cluster.Store.Mutate(Kinds.Deployment, "shop", "api", json =>
        json["spec"]!["template"]!["spec"]!["containers"]![0]!["image"] = image);

    private void Change(string field, System.Text.Json.Nodes.JsonNode value) =>
        _cluster.Store.Mutate(Kinds.Deployment, "shop", "api", json => json["spec"]![field] = value);

    private StoredObject Get() => _cluster.Store.Get(Kinds.Deployment, "shop", "api");

    private long Status(string field) => Get().Status.Number(field) ?? 0;

    private (string? Status, string? Reason, string? Message) Condition(string type)
    {
        var condition = Conditions.Find(Get().Status, type);
        return (condition.Text("status"), condition.Text("reason"), condition.Text("message"));
    }

    private StoredObject NewestSet() => _cluster.Store.List(Kinds.ReplicaSet, "shop")
        .MaxBy(set => int.Parse(set.Annotations.Text("deployment.kubernetes.io/revision")!, System.Globalization.CultureInfo.InvariantCulture))!;

    private List<long> Sizes() =>
        [.. _cluster.Store.List(Kinds.ReplicaSet, "shop").Select(set => set.Spec.Number("replicas") ?? 0).Where(size => size > 0).Order()];
}
