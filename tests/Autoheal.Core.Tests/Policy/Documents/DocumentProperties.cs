using Autoheal.Core.Tests.Doubles;
using Autoheal.Policy;
using FsCheck;
using FsCheck.Fluent;

namespace Autoheal.Core.Tests.Policy.Documents;

/// <summary>What must hold for every set of rules and each way of settling conflicts. A failure prints the rules and the seed.</summary>
public sealed class DocumentProperties
{
    private static readonly string[] s_conditions =
        ["", "when: { environments: staging }, ", "when: { risk: high }, ", "when: { errorBudgetBelow: 50% }, ", "when: { confidenceBelow: 0.95 }, ", "when: { names: other }, "];

    private static readonly double?[] s_budgets = [null, 0.2, 0.8];

    public static TheoryData<string> Strategies => ["strictest", "priority", "cost"];

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Decide_AnyOrderOfRules_SameVerdictAndRequirement(string strategy) => Check.One(
        Seeded.Config,
        Prop.ForAll(Rules(strategy), Inputs(), (rules, input) =>
        {
            var (one, other) = (Decide(strategy, rules, input), Decide(strategy, [.. rules.Reverse()], input));
            return one.Verdict == other.Verdict && one.Approval?.Quorum == other.Approval?.Quorum;
        }));

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Decide_OneDenyMore_NeverPermitsMore(string strategy) => Check.One(
        Seeded.Config,
        Prop.ForAll(Rules(strategy), Rules(strategy), Inputs(), (rules, more, input) =>
        {
            var denials = more.Select((rule, index) => rule.Replace($"name: r{index},", $"name: more{index},", StringComparison.Ordinal)).Where(rule => rule.Contains("then: deny"));
            return Decide(strategy, [.. rules, .. denials], input).Verdict <= Decide(strategy, rules, input).Verdict;
        }));

    /// <summary>Under the strictest strategy no rule at all, whatever it says, permits more.</summary>
    [Fact]
    public void Decide_MoreRulesUnderStrictest_NeverPermitMore() => Check.One(
        Seeded.Config,
        Prop.ForAll(Rules("strictest"), Inputs(), (rules, input) =>
            Enumerable.Range(0, rules.Length + 1).Select(count => Decide("strictest", rules[..count], input).Verdict).ToArray() is var verdicts
            && verdicts.SequenceEqual(verdicts.OrderByDescending(verdict => verdict))));

    [Fact]
    public void Decide_Priority_HighestSpeaksAndTheOthersSayThatTheyAreOverridden()
    {
        var decision = Trials.Decide("""
            conflict: priority
            rules:
              - { name: freeze, then: deny, priority: 1, reason: frozen }
              - { name: rescue, then: approve, priority: 5, reason: a rescue may be approved }
            """);

        Assert.Equal("needs approval: a rescue may be approved (rule rescue)", decision.Sentence);
        Assert.Equal("frozen (overridden: rule rescue)", decision.Reasons.Single(reason => reason.Policy == "rule freeze").Reason);
    }

    [Theory]
    [InlineData(3, 2, Verdict.RequireApproval)]
    [InlineData(2, 2, Verdict.RequireApproval)]
    [InlineData(1, 2, Verdict.Deny)]
    public void Decide_Cost_TheDearerVerdictCounts(int cost, int each, Verdict verdict) => Assert.Equal(
        verdict,
        Trials.Decide($$"""
            conflict: cost
            rules:
              - { name: outage, then: approve, cost: {{cost}} }
              - { name: outage-too, then: approve, cost: {{cost}} }
              - { name: risk, then: deny, cost: {{each + 1}} }
            """).Verdict);

    /// <summary>What limits, missing facts and the policies in code say is no rule's to override.</summary>
    [Theory]
    [InlineData("limits: [{ name: l, max: 0, per: 1h }]", "allow")]
    [InlineData("rules: [{ name: unknown, when: { errorBudgetBelow: 10% }, then: approve, priority: 1 }, ", "allow")]
    public void Decide_Priority_OverridesRulesOnly(string body, string then)
    {
        var winner = $"{{ name: winner, then: {then}, priority: 1000 }}]";
        var yaml = body.StartsWith("rules", StringComparison.Ordinal) ? body + winner : $"{body}\nrules: [{winner}";

        Assert.Equal(Verdict.Deny, Trials.Decide("conflict: priority\n" + yaml).Verdict);
        Assert.Equal(Verdict.Deny, Trials.Decide($"conflict: priority\nrules: [{winner}", Trials.Input with { Confidence = 0.2 }).Verdict);
    }

    private static PolicyDecision Decide(string strategy, string[] rules, PolicyInput input) => Trials.Decide(
        $"conflict: {strategy}\n" + (rules.Length == 0 ? "" : "rules:\n" + string.Join('\n', rules.Select(rule => $"  - {rule}"))), input);

    private static Arbitrary<string[]> Rules(string strategy)
    {
        var rule =
            from then in Gen.Elements("deny", "approve", "allow")
            from when in Gen.Elements(s_conditions)
            from weight in Gen.Choose(0, 3)
            from quorum in Gen.Choose(1, 3)
            select when + (strategy == "strictest" ? "" : $"{strategy}: {weight}, ") + (then == "approve" ? $"approval: {{ quorum: {quorum} }}, " : "") + $"then: {then} }}";
        return Gen.ArrayOf(rule).Select(rules => rules.Take(6).Select((text, index) => $"{{ name: r{index}, {text}").ToArray()).ToArbitrary();
    }

    private static Arbitrary<PolicyInput> Inputs() =>
        (from budget in Gen.Elements(s_budgets)
         from environment in Gen.Elements("staging", "production")
         from confidence in Gen.Elements<double?>(null, 0.9, 0.97)
         select Trials.Input with { ErrorBudgetRemaining = budget, Environment = environment, Confidence = confidence }).ToArbitrary();
}
