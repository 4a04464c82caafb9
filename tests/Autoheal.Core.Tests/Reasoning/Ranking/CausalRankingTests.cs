using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Reasoning;
using static Autoheal.Core.Tests.Reasoning.Ranking.Findings;

namespace Autoheal.Core.Tests.Reasoning.Ranking;

public class CausalRankingTests
{
    private static readonly ResourceRef s_api = Deployment("api");
    private static readonly ResourceRef s_cache = Deployment("cache");
    private static readonly ResourceRef s_noise = Deployment("batch", "other");

    [Fact]
    public void Rank_OneExplainsTheObjectOfTheOther_TheCauseComesFirstInOneGroup()
    {
        var hypotheses = Rank(
            Symptoms(s_api, s_cache),
            [
                Finding("k8s.crash.no-change", s_api, Supports(0.9, s_api, "container.state")),
                Finding("k8s.image.not-found", s_cache, Supports(0.8, s_cache, "container.waiting")).Explaining(s_api),
            ]);

        Assert.Equal("1 k8s.image.not-found cache | 1 k8s.crash.no-change api", hypotheses.Text());
    }

    [Fact]
    public void Rank_EachClaimsToExplainTheOther_TheSurerComesFirst()
    {
        var hypotheses = Rank(
            Symptoms(s_api, s_cache),
            [
                Finding("k8s.a.one", s_api, Supports(0.7, s_api, "state")).Explaining(s_cache),
                Finding("k8s.b.two", s_cache, Supports(0.9, s_cache, "state")).Explaining(s_api),
            ]);

        Assert.Equal("1 k8s.b.two cache | 1 k8s.a.one api", hypotheses.Text());
    }

    [Fact]
    public void Rank_CausesGoRoundInARing_AreOneGroup()
    {
        var hypotheses = Rank(
            Symptoms(s_api, s_cache, s_noise),
            [
                Finding("k8s.a.one", s_api, Supports(0.9, s_api, "state")).Explaining(s_cache),
                Finding("k8s.b.two", s_cache, Supports(0.9, s_cache, "state")).Explaining(s_noise),
                Finding("k8s.c.three", s_noise, Supports(0.9, s_noise, "state")).Explaining(s_api),
            ]);

        Assert.Equal(3, hypotheses.Count);
        Assert.Equal([1], hypotheses.Select(hypothesis => hypothesis.Group).Distinct());
    }

    [Fact]
    public void Rank_AParticularCauseIsMuchSurerThanWhatClaimsItsObject_StandsAlone()
    {
        var node = Node("worker-1");
        var hypotheses = Rank(
            Symptoms(node, s_api),
            [
                Finding("k8s.node.pressure", node, Supports(0.6, node, "condition")).Explaining(s_api),
                Finding("k8s.image.not-found", s_api, Supports(0.95, s_api, "container.waiting")),
            ]);

        Assert.Equal("1 k8s.image.not-found api | 2 k8s.node.pressure worker-1", hypotheses.Text());
    }

    [Fact]
    public void Rank_AGeneralCauseIsSurerThanWhatExplainsItsObject_IsAConsequence()
    {
        var node = Node("worker-1");
        var hypotheses = Rank(
            Symptoms(node, s_api),
            [
                Finding("k8s.node.pressure", node, Supports(0.6, node, "condition")).Explaining(s_api),
                Finding("k8s.crash.no-change", s_api, Supports(0.95, s_api, "container.state")),
            ],
            Describe(("k8s.rollout.crash", ["k8s.crash.no-change"])));

        Assert.Equal("1 k8s.node.pressure worker-1 | 1 k8s.crash.no-change api", hypotheses.Text());
    }

    [Fact]
    public void Rank_LessSureButSaysMoreForAReason_ComesBeforeWhatItRefines()
    {
        var crash = Supports(0.8, s_api, "container.state");
        var hypotheses = Rank(
            Symptoms(s_api),
            [
                Finding("k8s.crash.no-change", s_api, crash, Supports(0.8, s_api, "rollout")),
                Finding("k8s.configmap.key-missing", s_api, crash, Supports(0.1, s_cache, "key.absent")),
            ],
            Describe(("k8s.configmap.key-missing", ["k8s.rollout.crash"]), ("k8s.rollout.crash", ["k8s.crash.no-change"])));

        Assert.Equal("1 k8s.configmap.key-missing api | 1 k8s.crash.no-change api", hypotheses.Text());
    }

    [Fact]
    public void Rank_SaysMoreByLogTextAlone_StaysBehindTheSurerOne()
    {
        var crash = Supports(0.5, s_api, "container.state");
        var hypotheses = Rank(
            Symptoms(s_api),
            [
                Finding("k8s.crash.no-change", s_api, crash, Supports(0.8, s_api, "rollout")),
                Finding("log.auth.denied", s_api, crash, Supports(0.9, s_api, "log.line", TrustLevel.Untrusted)),
            ],
            Describe(("log.auth.denied", ["k8s.crash.no-change"])));

        Assert.Equal("1 k8s.crash.no-change api | 1 log.auth.denied api", hypotheses.Text());
    }

    [Fact]
    public void Rank_TwoFaultsAtOnce_BothComeBeforeTheAlternativesOfEither()
    {
        var hypotheses = Rank(
            Symptoms(s_api, s_cache),
            [
                Finding("k8s.a.one", s_api, Supports(0.95, s_api, "one")),
                Finding("k8s.a.two", s_api, Supports(0.9, s_api, "two")),
                Finding("k8s.a.three", s_api, Supports(0.85, s_api, "three")),
                Finding("k8s.b.one", s_cache, Supports(0.7, s_cache, "one")),
            ]);

        Assert.Equal("1 k8s.a.one api | 2 k8s.b.one cache | 1 k8s.a.two api | 1 k8s.a.three api", hypotheses.Text());
    }

    [Fact]
    public void Rank_OneConfigMapBehindTwoWorkloads_IsOneGroup()
    {
        var map = new ResourceRef { ClusterId = "c1", Kind = "ConfigMap", Namespace = "shop", Name = "settings" };
        var hypotheses = Rank(
            Symptoms(s_api, s_cache),
            [
                Finding("k8s.configmap.missing", s_api, Supports(0.9, map, "absent")),
                Finding("k8s.configmap.missing", s_cache, Supports(0.9, map, "absent")),
            ]);

        Assert.Equal("1 k8s.configmap.missing api | 1 k8s.configmap.missing cache", hypotheses.Text());
    }

    [Fact]
    public void Rank_LoudNoiseElsewhere_RanksBehindWhatWasNamed()
    {
        var hypotheses = Rank(
            Symptoms(s_noise, s_api),
            [
                Finding("k8s.noise.loud", s_noise, Supports(0.97, s_noise, "state")),
                Finding("k8s.image.not-found", s_api, Supports(0.75, s_api, "container.waiting")),
            ],
            scope: new IncidentScope { Resources = [new ResourceRef { Kind = "Deployment", Namespace = "shop", Name = "api" }] });

        Assert.Equal("1 k8s.image.not-found api | 2 k8s.noise.loud batch", hypotheses.Text());
    }

    [Fact]
    public void Rank_ChangedJustBefore_ComesBeforeWhatChangedLongAgo()
    {
        var hypotheses = Rank(
            Symptoms(s_api),
            [
                Finding("k8s.a.old", s_api, Supports(0.8, s_api, "one")) with { Since = Now.AddDays(-3) },
                Finding("k8s.b.new", s_api, Supports(0.8, s_api, "two")) with { Since = Now.AddMinutes(-11) },
            ],
            scope: new IncidentScope { Since = Now.AddMinutes(-10) });

        Assert.Equal("1 k8s.b.new api | 1 k8s.a.old api", hypotheses.Text());
    }

    [Fact]
    public void Rank_Refuted_StaysLastWithTheFactThatRefutesIt()
    {
        var hypotheses = Rank(
            Symptoms(s_api),
            [
                Finding("k8s.node.pressure", s_api, Supports(0.35, s_api, "state"), Refutes(0.9, Node("worker-1"), "ready")),
                Finding("k8s.weak.thing", s_api, Supports(0.3, s_api, "two")),
            ]);

        Assert.Equal("1 k8s.weak.thing api | 1 k8s.node.pressure api", hypotheses.Text());
        Assert.Equal(HypothesisStatus.Refuted, hypotheses[1].Status);
        Assert.Equal("ready", Assert.Single(hypotheses[1].Against).Text);
    }

    [Fact]
    public void Rank_ExplainsNothing_ComesAfterWhatDoes()
    {
        var hypotheses = Rank(
            Symptoms(s_api),
            [
                Finding("k8s.idle.claim", s_noise, Supports(0.97, s_noise, "state")),
                Finding("k8s.image.not-found", s_api, Supports(0.6, s_api, "container.waiting")),
            ]);

        Assert.Equal("1 k8s.image.not-found api | 2 k8s.idle.claim batch", hypotheses.Text());
    }

    [Fact]
    public void Rank_NothingToSpeakOf_IsLeftOut() => Assert.Empty(Rank(
        Symptoms(s_api), [Finding("log.auth.denied", s_api, Supports(0.3, s_api, "log.line", TrustLevel.Untrusted)), Finding("k8s.a.one", s_api)]));

    [Fact]
    public void Rank_ManyFindings_TellsTenInAnOrderThatDoesNotDependOnTheirs()
    {
        var random = new Random(7);
        var findings = Enumerable.Range(0, 60)
            .Select(number => Finding($"k8s.cause.c{number}", Deployment($"d{number % 9}"), Supports(0.5 + (number % 5 / 10.0), s_api, $"p{number}")))
            .ToArray();
        var symptoms = Symptoms([.. Enumerable.Range(0, 9).Select(number => Deployment($"d{number}"))]);
        var expected = Rank(symptoms, findings).Text();

        random.Shuffle(findings);

        Assert.Equal(10, Rank(symptoms, findings).Count);
        Assert.Equal(expected, Rank(symptoms, findings).Text());
    }
}
