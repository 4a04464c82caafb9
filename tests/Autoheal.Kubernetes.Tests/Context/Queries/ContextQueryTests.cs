using System.Text.Json.Nodes;
using Autoheal.Context;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Context.Queries;
using Autoheal.Kubernetes.Tests.Fixtures;
using static Autoheal.Kubernetes.Tests.Fixtures.Objects;

namespace Autoheal.Kubernetes.Tests.Context.Queries;

public class ContextQueryTests
{
    [Fact]
    public void OutOfMemory_KilledContainer_IsNamedWithItsExit()
    {
        var fact = Assert.Single(new OutOfMemoryQuery().Answer(ContextOf(Situations.OldRollout(CrashLoop(4, 2, 137, "OOMKilled")))));

        Assert.Equal("Pod checkout/api-new-1 ran out of memory: container app, exit 137, 4 restarts", Text(fact));
        Assert.Equal(TrustLevel.Controlled, fact.Trust);
    }

    [Fact]
    public void OutOfMemory_CrashForAnotherReason_IsNotNamed() =>
        Assert.Empty(new OutOfMemoryQuery().Answer(ContextOf(Situations.OldRollout(CrashLoop(4, 2)))));

    [Fact]
    public void Restarts_TwoPods_TheOneWithMoreComesFirst()
    {
        var facts = new RestartsQuery().Answer(ContextOf(Situations.YoungRollout(CrashLoop(3, 1))));

        Assert.Equal("Pod checkout/api-new-1 restarted: container app, 3 times, last Error with exit 1", Text(facts[0]));
        Assert.Equal(["Q1", "Q2"], facts.Select(fact => fact.Id));
    }

    [Fact]
    public void NotReady_CrashingPod_IsNamedWithItsReason() =>
        Assert.Contains("Pod checkout/api-new-1", Text(new TroubledPodsQuery().Answer(ContextOf(Situations.OldRollout(CrashLoop(3, 1))))[0]), StringComparison.Ordinal);

    [Fact]
    public void Changes_YoungAndOldObjects_TheYoungOnesAreNamedNewestFirst()
    {
        var cluster = Situations.YoungRollout(CrashLoop(3, 1))
            .Add(KubernetesResources.ConfigMaps, Young("settings", 30)).Add(KubernetesResources.ConfigMaps, Young("flags", 5))
            .Add(KubernetesResources.ConfigMaps, ConfigMap("old"));

        var facts = new RecentChangesQuery().Answer(ContextOf(cluster));

        Assert.Equal(["ConfigMap checkout/flags was created: new", "ConfigMap checkout/settings was created: new"], facts.Select(Text));
        Assert.All(facts, fact => Assert.Equal(TrustLevel.Declared, fact.Trust));
    }

    [Fact]
    public void Answer_AnotherNamespace_IsLeftOut() =>
        Assert.Empty(new RestartsQuery().Answer(ContextOf(Situations.YoungRollout(CrashLoop(3, 1)), "elsewhere")));

    [Fact]
    public void Answer_NothingCollected_IsEmpty()
    {
        var nothing = new ContextBuilder().Build(new IncidentScope(), ClusterFixture.Now);

        IContextQuery[] queries = [new OutOfMemoryQuery(), new RestartsQuery(), new TroubledPodsQuery(), new RecentChangesQuery()];

        Assert.All(queries, query => Assert.Empty(query.Answer(nothing)));
    }

    private static JsonObject Young(string name, double minutesOld) => new() { ["metadata"] = Metadata(name, minutesOld), ["data"] = new JsonObject() };

    private static string Text(Fact fact) => $"{fact.Subject} {fact.Predicate}: {fact.Value}";

    private static IncidentContext ContextOf(ClusterFixture cluster, string @namespace = "checkout")
    {
        var context = new ContextBuilder();
        context.SetFeature(cluster.Build());
        return context.Build(new IncidentScope { Namespaces = [@namespace] }, ClusterFixture.Now);
    }
}
