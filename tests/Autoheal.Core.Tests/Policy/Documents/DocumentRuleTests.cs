using Autoheal.Catalogue;
using Autoheal.Core.Tests.Doubles;
using Autoheal.Planning;
using Autoheal.Policy;
using Autoheal.Policy.Documents;

namespace Autoheal.Core.Tests.Policy.Documents;

public sealed class DocumentRuleTests
{
    [Fact]
    public void Decide_DocumentWithoutRules_LetsTheRestDecide() => Assert.Equal("allowed: namespace checkout is allowed (allowed-namespaces)", Trials.Decide("").Sentence);

    [Theory]
    [InlineData("actions: set-*", true)]
    [InlineData("actions: [scale, restart]", false)]
    [InlineData("risk: medium", true)]
    [InlineData("risk: [low, high]", false)]
    [InlineData("reversibility: exact", true)]
    [InlineData("environments: staging", true)]
    [InlineData("environments: production", false)]
    [InlineData("namespaces: 'check*', kinds: Deployment, names: api", true)]
    [InlineData("namespaces: 'check*', kinds: Pod", false)]
    [InlineData("causes: 'test.*'", true)]
    [InlineData("confidenceBelow: 0.91", true)]
    [InlineData("confidenceBelow: 0.9", false)]
    [InlineData("podsAbove: 0", true)]
    [InlineData("podsAbove: 1", false)]
    [InlineData("services: shop", true)]
    [InlineData("services: other", false)]
    public void Decide_Condition_DeniesWhenItHolds(string when, bool denied)
    {
        var decision = Trials.Decide($$"""
            services: [{ name: shop, namespaces: checkout }, { name: other, namespaces: other }]
            rules: [{ name: a, when: { {{when}} }, then: deny, reason: because }]
            """);

        Assert.Equal(denied ? "denied: because (rule a)" : "allowed: namespace checkout is allowed (allowed-namespaces)", decision.Sentence);
    }

    [Theory]
    [InlineData("errorBudgetBelow: 10%", "the error budget is not known")]
    [InlineData("addedCostAbove: 3", "the added cost is not known")]
    [InlineData("services: gold", "the target's labels are not known")]
    public void Decide_FactThatARuleNeedsIsMissing_DeniesUnlessTheRuleAllows(string when, string missing)
    {
        var gold = "services: [{ name: gold, labels: { tier: gold } }]\n";
        Assert.Equal($"denied: a: {missing} (rule a)", Trials.Decide($"{gold}rules: [{{ name: a, when: {{ {when} }}, then: approve }}]").Sentence);
        Assert.Equal($"denied: a: {missing} (rule a)", Trials.Decide($"{gold}rules: [{{ name: a, when: {{ {when} }}, then: deny }}]").Sentence);
        if (!when.StartsWith("services", StringComparison.Ordinal))
        {
            Assert.Equal(Verdict.RequireApproval, Trials.Decide($"rules: [{{ name: a, when: {{ {when} }}, then: allow }}]", Trials.Input with { Environment = "production" }).Verdict);
        }
    }

    [Theory]
    [InlineData(double.NaN, Verdict.Deny)]
    [InlineData(0.09, Verdict.Deny)]
    [InlineData(0.1, Verdict.Allow)]
    public void Decide_ErrorBudget_GatesBelowItsShare(double remaining, Verdict verdict) => Assert.Equal(
        verdict, Trials.Decide("rules: [{ name: a, when: { errorBudgetBelow: 10% }, then: deny }]", Trials.Input with { ErrorBudgetRemaining = remaining }).Verdict);

    [Fact]
    public void Decide_CostCap_DeniesWhatAddsMore()
    {
        const string Body = "prices: { replicaHour: 2 }\nrules: [{ name: cap, when: { addedCostAbove: 5 }, then: deny, reason: too dear }]";
        var policy = Trials.Document(Trials.Head + Body).Compiled;
        double? Cost(string before, string after) =>
            policy.AddedCostOf(Samples.Action with { Changes = [new FieldChange { Path = "/spec/replicas", Before = before, After = after }] });

        Assert.Equal((4d, 6d, 0d, null), (Cost("1", "3"), Cost("1", "4"), Cost("4", "1"), Cost("•••", "4")));
        Assert.Equal(Verdict.Allow, Trials.Decide(Body, Trials.Input with { AddedCostPerHour = 5 }).Verdict);
        Assert.Equal("denied: too dear (rule cap)", Trials.Decide(Body, Trials.Input with { AddedCostPerHour = 5.1 }).Sentence);
    }

    [Fact]
    public void Decide_ApprovalOfARule_HoldsBesidesTheOthers()
    {
        var approval = Trials.Decide("rules: [{ name: a, then: approve, approval: { quorum: 2, roles: senior, expires: 5m } }]").Approval!;

        Assert.Equal((2, 300, "senior"), (approval.Quorum, approval.ExpiresAfterSeconds, Assert.Single(approval.Roles)));
    }

    [Fact]
    public void Decide_ObligationOfARule_IsAttachedWhateverItSays()
    {
        foreach (var then in new[] { "allow", "approve" })
        {
            var decision = Trials.Decide($$"""rules: [{ name: a, then: {{then}}, obligations: [{ kind: cap-pods, with: { share: "0.2" } }] }]""");
            Assert.Equal("cap-pods", Assert.Single(decision.Obligations).Kind);
        }

        Assert.Equal(
            "denied: nothing here enforces the obligation 'prayer' (gate)", Trials.Decide("rules: [{ name: a, then: allow, obligations: [{ kind: prayer }] }]").Sentence);
    }

    [Fact]
    public void Decide_Relaxation_LiftsItsRuleUntilItEnds()
    {
        const string Body = """
            rules: [{ name: freeze, then: deny }, { name: other, when: { risk: high }, then: deny }]
            relaxations: [{ name: release, relaxes: freeze, when: { namespaces: checkout }, owner: amira, reason: release night, expires: "2026-01-01T12:00:00Z" }]
            """;
        var before = Trials.Input with { Now = new DateTimeOffset(2026, 1, 1, 11, 59, 59, TimeSpan.Zero) };

        var decision = Trials.Decide(Body, before);

        Assert.Equal(Verdict.Allow, decision.Verdict);
        Assert.Equal("relaxed by release until 2026-01-01 12:00 UTC; amira answers for it", decision.Reasons.Single(reason => reason.Policy == "rule freeze").Reason);
        Assert.Equal(Verdict.Deny, Trials.Decide(Body, before with { Now = before.Now.AddSeconds(1) }).Verdict);
        Assert.Equal(Verdict.Deny, Trials.Decide(Body, before with { Action = Samples.Action with { Risk = ActionRisk.High } }).Verdict);
    }

    [Theory]
    [InlineData("Secret", Verdict.Deny)]
    [InlineData("StatefulSet", Verdict.Deny)]
    [InlineData("NetworkPolicy", Verdict.Deny)]
    [InlineData("Deployment", Verdict.Allow)]
    public void Decide_NeverTouchedKinds_AreDeniedWithoutBeingListed(string kind, Verdict verdict)
    {
        var input = Trials.Input with { Action = Samples.Action with { Obligations = [], Target = Samples.Target with { Kind = kind } } };

        Assert.Equal(verdict, Trials.Decide("", input).Verdict);
        Assert.Equal(Verdict.Allow, Trials.Decide("neverTouch: { allow: [{ names: api }] }", input).Verdict);
    }

    [Fact]
    public async Task BuiltInPolicies_OfATrial_AreThoseOfAHost()
    {
        await using var host = new CoreHost();

        Assert.Equal(host.Get<IEnumerable<IPolicy>>().Select(policy => policy.Name), PolicyTrial.BuiltInPolicies);
        Assert.Superset(Obligations.BuiltInKinds.ToHashSet(), host.Get<IEnumerable<IObligationEnforcer>>().Select(enforcer => enforcer.Kind).ToHashSet());
    }

    [Theory]
    [InlineData("shop-staging", "staging")]
    [InlineData("team-a", "production")]
    [InlineData("elsewhere", "production")]
    public void EnvironmentOf_Namespace_IsProductionWhereNobodyOrTwoPlaceIt(string @namespace, string environment) => Assert.Equal(
        environment,
        new PolicyTrial(Trials.Document("""
            apiVersion: autoheal/policy/v1
            name: x
            environments: [{ name: staging, namespaces: ["*-staging", "team-*"] }, { name: test, namespaces: team-a }]
            """)).EnvironmentOf("", @namespace));

    [Theory]
    [InlineData("restart", "staging", "api", AutonomyLevel.Autonomous)]
    [InlineData("restart", "production", "api", AutonomyLevel.Approve)]
    [InlineData("scale", "production", "api", AutonomyLevel.Shadow)]
    [InlineData("restart", "staging", "orders-db", AutonomyLevel.Observe)]
    public void CeilingOf_SeveralModes_TheStrictestCounts(string action, string environment, string name, AutonomyLevel ceiling) => Assert.Equal(
        ceiling,
        Trials.Document(Trials.Head + """
            services: [{ name: databases, names: "*-db", clusters: eu, labels: { tier: data } }]
            modes:
              - { environments: production, ceiling: approve }
              - { actions: scale, environments: production, ceiling: shadow }
              - { services: databases, ceiling: observe }
            """).CeilingOf(action, environment, Samples.Target with { Name = name }));
}
