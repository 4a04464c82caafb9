using Autoheal.Core.Tests.Doubles;
using Autoheal.Policy;
using Autoheal.Policy.Rules;
using Autoheal.Reasoning;

namespace Autoheal.Core.Tests.Policy.Rules;

/// <summary>Incidents on which nothing acts, however sure the diagnosis is.</summary>
public sealed class NeverActPolicyTests
{
    [Theory]
    [InlineData("data.corrupt", Verdict.Deny)]
    [InlineData("k8s.volume.corrupted", Verdict.Deny)]
    [InlineData("security.intrusion", Verdict.Deny)]
    [InlineData("compliance.residency", Verdict.Deny)]
    [InlineData("k8s.rollout.crash", null)]
    [InlineData("database.locks", null)]
    public void Evaluate_ClassOfCauses_IsNeverActedOn(string cause, Verdict? verdict) =>
        Assert.Equal(verdict, Policy().Evaluate(Samples.Input with { Cause = new CauseCode(cause) }).Verdict);

    [Fact]
    public void Evaluate_Contradictions_DenyAndSoDoesNotKnowing()
    {
        Assert.Equal("k8s.other is as likely and asks for a contradicting repair: a person decides", Policy().Evaluate(Samples.Input with { Contradictions = [new CauseCode("k8s.other")] }).Reason);
        Assert.Equal(Verdict.Deny, Policy().Evaluate(Samples.Input with { Contradictions = null }).Verdict);
    }

    [Theory]
    [InlineData(0.89, "worse", 1, true)]
    [InlineData(0.87, "worse", 1, false)]
    [InlineData(0.89, "good", 1, false)]
    [InlineData(0.89, "worse", 2, false)]
    public void Find_AlternativeThatWantsTheSameActionWithOtherParameters_Contradicts(double confidence, string value, int group, bool found)
    {
        var chosen = Hypothesis(1, SmallWorld.BadValue, 0.9, "good", 1);
        var other = Hypothesis(2, new CauseCode("k8s.other"), confidence, value, group);
        var diagnosis = new Diagnosis { Outcome = DiagnosisOutcome.Fault, Symptoms = [], Hypotheses = [chosen, other], Brief = new DiagnosisBrief { Seen = [], Excluded = [], NextChecks = [] } };

        Assert.Equal(found ? [other.Cause] : [], Contradictions.Find(diagnosis, chosen, Samples.Action));
        Assert.Null(Contradictions.Find(diagnosis, null, Samples.Action));
    }

    private static NeverActPolicy Policy() => new(Books.Of(new PolicyOptions()));

    private static Hypothesis Hypothesis(int rank, CauseCode cause, double confidence, string value, int group) => new()
    {
        Rank = rank,
        Group = group,
        Cause = cause,
        Title = "t",
        Summary = "s",
        Object = Samples.Target,
        Confidence = confidence,
        Status = HypothesisStatus.Supported,
        Remedies = [new ActionProposal { Action = Samples.Action.Action, Target = Samples.Target, Parameters = new Dictionary<string, string> { ["value"] = value } }],
    };
}
