using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Tests.Fixtures;
using Autoheal.Planning;
using Autoheal.Verification;
using static Autoheal.Kubernetes.Tests.Fixtures.Objects;

namespace Autoheal.Kubernetes.Tests.Execution;

public class RolloutUndoActionTests
{
    [Fact]
    public async Task PrepareAsync_BadRollout_NamesTheReplicaSetAndChangesTheTemplateOnly()
    {
        var ready = await ReadyAsync(Situations.YoungRollout(CrashLoop(3, 0.5)));

        Assert.Equal("rollout-undo api → template old (revision 41)", ready.Summary);
        Assert.Equal(["/spec/paused", "/spec/template"], ready.Before.Fields.Keys);
        Assert.Equal(ActionBench.Api, ready.Target);
        var template = ready.After.Fields["/spec/template"]!.Value;
        Assert.Equal("shop/api:1", template.GetProperty("spec").GetProperty("containers")[0].GetProperty("image").GetString());
        Assert.False(template.GetProperty("metadata").GetProperty("labels").TryGetProperty("pod-template-hash", out _));
        Assert.Equal(2, ready.BlastRadius.Pods);
        Assert.True(ready.TargetUnhealthy);
        Assert.True(ready.Compensation is { Available: true, Disturbs: true });
        Assert.Equal("kubectl -n checkout rollout undo deployment/api --to-revision=41", ready.KubectlEquivalent);
    }

    [Fact]
    public async Task PrepareAsync_BadRollout_StatesEffectAndHarm()
    {
        var ready = await ReadyAsync(Situations.YoungRollout(CrashLoop(3, 0.5)));

        Assert.Equal([PredicateKinds.CauseGone, PredicateKinds.WorkloadAvailable], ready.Effect.Select(predicate => predicate.Kind));
        Assert.Equal("k8s.rollout.crash", ready.Effect[0].Parameters["cause"]);
        Assert.Equal(20, ready.Effect[1].SustainSeconds);
        Assert.Equal([PredicateKinds.FewerAvailable, PredicateKinds.NewWarnings], ready.Harm.Select(predicate => predicate.Kind));
        Assert.Equal("2", ready.Harm[0].Parameters["before"]);
        Assert.Equal("Crash", ready.Harm[1].Parameters["known"]);
    }

    [Fact]
    public async Task PrepareAsync_SlowProbes_SustainThreePeriods()
    {
        var container = With((JsonObject)Situations.NewContainer.DeepClone(), "readinessProbe", new JsonObject { ["periodSeconds"] = 30 });

        Assert.Equal(90, (await ReadyAsync(Situations.YoungRollout(CrashLoop(3, 0.5), container))).Effect[1].SustainSeconds);
    }

    [Fact]
    public async Task PrepareAsync_EnvValues_AreMasked()
    {
        var ready = await ReadyAsync(Situations.YoungRollout(
            CrashLoop(3, 0.5), Container("shop/api:2", Env("PASSWORD", "hunter2")), Container("shop/api:1", Env("PASSWORD", "hunter1"))));

        Assert.Contains(ready.Changes, change => change is { Path: "/spec/template/spec/containers/0/image", Before: "shop/api:2", After: "shop/api:1" });
        Assert.Contains(ready.Changes, change => change.Path.EndsWith("/env/0/value", StringComparison.Ordinal));
        Assert.DoesNotContain("hunter", JsonSerializer.Serialize(ready.Changes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrepareAsync_StatusChangedFiftyTimes_GivesTheSameGuardedValues()
    {
        var cluster = Situations.YoungRollout(CrashLoop(3, 0.5));
        var bench = new ActionBench(cluster);
        var first = await ReadyAsync(bench);
        var deployment = cluster.Item(KubernetesResources.Deployments, "api");
        for (var i = 0; i < 50; i++)
        {
            deployment["metadata"]!["resourceVersion"] = $"{100 + i}";
            deployment["metadata"]!["managedFields"] = new JsonArray(new JsonObject { ["manager"] = "kube-controller-manager", ["time"] = Time(0.1) });
            deployment["status"] = new JsonObject { ["availableReplicas"] = i % 3, ["observedGeneration"] = 3 };

            var again = await ReadyAsync(bench);

            AssertSame(first.Before, again.Before);
            AssertSame(first.After, again.After);
        }
    }

    [Fact]
    public async Task PrepareAsync_TemplateChanged_GivesOtherGuardedValues()
    {
        var cluster = Situations.YoungRollout(CrashLoop(3, 0.5));
        var bench = new ActionBench(cluster);
        var first = await ReadyAsync(bench);
        cluster.Item(KubernetesResources.Deployments, "api")["spec"]!["template"]!["spec"]!["containers"]![0]!["image"] = "shop/api:3";

        var again = await ReadyAsync(bench);

        Assert.False(JsonElement.DeepEquals(first.Before.Fields["/spec/template"]!.Value, again.Before.Fields["/spec/template"]!.Value));
    }

    [Fact]
    public async Task PrepareAsync_Paused_IsRefused()
    {
        var cluster = Situations.YoungRollout(CrashLoop(3, 0.5));
        cluster.Item(KubernetesResources.Deployments, "api")["spec"]!["paused"] = true;

        Assert.Equal("paused", await RefusedAsync(cluster));
    }

    [Fact]
    public async Task PrepareAsync_RevisionThatNeverWorked_IsRefused()
    {
        var cluster = Situations.Nodes(new ClusterFixture())
            .Add(KubernetesResources.Deployments, Deployment(Template(Situations.NewContainer), 2, 0))
            .Add(KubernetesResources.ReplicaSets, ReplicaSet("old", 41, Situations.OldContainer, 0, 0, 6))
            .Add(KubernetesResources.ReplicaSets, ReplicaSet("new", 42, Situations.NewContainer, 2, 0, 5));

        Assert.Equal("revision-never-healthy", await RefusedAsync(cluster));
    }

    [Fact]
    public async Task PrepareAsync_RevisionNeedsAConfigMapThatIsGone_IsRefused()
    {
        var old = With(Container("shop/api:1"), "envFrom", new JsonArray(new JsonObject { ["configMapRef"] = new JsonObject { ["name"] = "settings" } }));

        Assert.Equal("references-gone", await RefusedAsync(Situations.YoungRollout(CrashLoop(3, 0.5), null, old)));
    }

    [Theory]
    [InlineData("7", "revision-gone")]
    [InlineData("42", "already-current")]
    public async Task PrepareAsync_OtherRevision_IsRefused(string revision, string code) =>
        Assert.Equal(code, await RefusedAsync(Situations.YoungRollout(CrashLoop(3, 0.5)), revision));

    [Fact]
    public async Task PrepareAsync_ConfigMapsMayNotBeRead_IsRefused()
    {
        var bench = new ActionBench(Situations.YoungRollout(CrashLoop(3, 0.5)));
        bench.Reader.Failing["ConfigMap"] = System.Net.HttpStatusCode.Forbidden;

        var refused = Assert.IsType<RefusedAction>(await bench.Undo.PrepareAsync(Request(), default));

        Assert.Equal("not-observed", refused.Code);
    }

    [Fact]
    public async Task PrepareAsync_TargetReplacedByItsNamesake_IsRefused()
    {
        var bench = new ActionBench(Situations.YoungRollout(CrashLoop(3, 0.5)));
        var request = ActionBench.Request("rollout-undo", ActionBench.Api with { Uid = "uid-of-the-former" }, ("revision", "41"));

        Assert.Equal("target-replaced", Assert.IsType<RefusedAction>(await bench.Undo.PrepareAsync(request, default)).Code);
    }

    [Fact]
    public async Task PrepareAsync_AnotherCluster_IsRefused()
    {
        var bench = new ActionBench(Situations.YoungRollout(CrashLoop(3, 0.5)));
        bench.Reader.KubeSystemUid = "another";

        Assert.Equal("target-replaced", Assert.IsType<RefusedAction>(await bench.Undo.PrepareAsync(Request(), default)).Code);
    }

    [Theory]
    [InlineData("labels", "kustomize.toolkit.fluxcd.io/name", "shop", "Flux kustomization shop")]
    [InlineData("labels", "argocd.argoproj.io/instance", "shop", "Argo CD application shop")]
    [InlineData("annotations", "argocd.argoproj.io/tracking-id", "shop:apps/Deployment:checkout/api", "Argo CD application shop")]
    [InlineData("annotations", "meta.helm.sh/release-name", "shop", "Helm release shop")]
    [InlineData("annotations", "meta.helm.sh/release-name", "not a name; run this", "Helm")]
    public async Task PrepareAsync_KeptByAGitOpsTool_IsProposedThere(string where, string key, string value, string owner)
    {
        var cluster = Situations.YoungRollout(CrashLoop(3, 0.5));
        var metadata = cluster.Item(KubernetesResources.Deployments, "api")["metadata"]!.AsObject();
        (metadata[where] as JsonObject ?? (JsonObject)(metadata[where] = new JsonObject()))[key] = value;

        var proposal = Assert.IsType<OwnerProposal>(await new ActionBench(cluster).Undo.PrepareAsync(Request(), default));

        Assert.Equal(owner, proposal.Owner);
    }

    [Fact]
    public async Task PrepareAsync_OwnedByAController_IsProposedThere()
    {
        var cluster = Situations.YoungRollout(CrashLoop(3, 0.5));
        cluster.Item(KubernetesResources.Deployments, "api")["metadata"]!["ownerReferences"] =
            Metadata("x", 1, "shop", "Shop")["ownerReferences"]!.DeepClone();

        Assert.Equal("Shop shop", Assert.IsType<OwnerProposal>(await new ActionBench(cluster).Undo.PrepareAsync(Request(), default)).Owner);
    }

    [Theory]
    [InlineData("kubectl-edit", "f:spec", true)]
    [InlineData("kubectl-annotate", "f:metadata", false)]
    [InlineData("kube-controller-manager", "f:spec", false)]
    [InlineData("our-pipeline", "f:spec", false)]
    public async Task PrepareAsync_SomebodyWroteTheObject_IsReportedWhenItWasAPersonAndTheSpec(string manager, string field, bool reported)
    {
        var cluster = Situations.YoungRollout(CrashLoop(3, 0.5));
        cluster.Item(KubernetesResources.Deployments, "api")["metadata"]!["managedFields"] = new JsonArray(new JsonObject
        {
            ["manager"] = manager, ["operation"] = "Update", ["time"] = Time(2), ["fieldsV1"] = new JsonObject { [field] = new JsonObject() },
        });
        var bench = new ActionBench(cluster);
        bench.Options.KnownManagers.Add("our-pipeline");

        Assert.Equal(reported, (await ReadyAsync(bench)).LastChangeByPerson is { } change && change.Manager == manager);
    }

    private static PreparationRequest Request(string revision = "41") => ActionBench.Request("rollout-undo", null, ("revision", revision));

    private static Task<ReadyAction> ReadyAsync(ClusterFixture cluster) => ReadyAsync(new ActionBench(cluster));

    private static async Task<ReadyAction> ReadyAsync(ActionBench bench) =>
        Assert.IsType<ReadyAction>(await bench.Undo.PrepareAsync(Request(), default));

    private static async Task<string> RefusedAsync(ClusterFixture cluster, string revision = "41") =>
        Assert.IsType<RefusedAction>(await new ActionBench(cluster).Undo.PrepareAsync(Request(revision), default)).Code;

    private static void AssertSame(GuardSet one, GuardSet other)
    {
        Assert.Equal(one.Target, other.Target);
        Assert.Equal(one.Fields.Keys, other.Fields.Keys);
        foreach (var (pointer, value) in one.Fields)
        {
            Assert.Equal(value?.GetRawText(), other.Fields[pointer]?.GetRawText());
        }
    }
}
