using Autoheal.Catalogue;
using Autoheal.Core.Tests.Doubles;
using Autoheal.Policy;

namespace Autoheal.Core.Tests.Policy;

/// <summary>The gate of a host that allows as much as it can, over every combination of facts: some four million decisions.</summary>
public sealed class AbstractDomainTests
{
    private const int HighRiskQuorum = 2;

    public static TheoryData<int> Actions => [.. Enumerable.Range(0, AbstractDomain.Actions.Count())];

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Decide_EveryCombination_NothingDangerousRunsWithoutAQuorumAndMissingFactsDeny(int number)
    {
        await using var host = CoreHost.Unattended(policy => policy.HighRiskQuorum = HighRiskQuorum);
        var gate = host.Get<PolicyGate>();
        var action = AbstractDomain.Actions.ElementAt(number);
        var dangerous = action.Risk is ActionRisk.Destructive or ActionRisk.High || action.Reversibility == Reversibility.Irreversible;
        var (judged, permitted) = (0, 0);
        foreach (var input in AbstractDomain.FactsFor(action))
        {
            var decision = gate.Decide(input);
            judged++;
            permitted += decision.Verdict == Verdict.Deny ? 0 : 1;
            var wrong = decision.Verdict switch
            {
                Verdict.Deny => false,
                _ when AbstractDomain.MissesAFact(input) || input.Control != ControlMode.Running || input.Cause.Value == "data.corrupt" => true,
                _ when input.Contradictions!.Count > 0 || input.Opinions.Any(opinion => opinion.Verdict == Verdict.Deny) => true,
                Verdict.RequireApproval => dangerous && decision.Approval is not { Quorum: >= HighRiskQuorum, Roles.Count: > 0 },
                _ => dangerous || input.Environment == Environments.Production || input.Opinions.Any(opinion => opinion.Verdict < Verdict.Allow),
            };
            if (wrong)
            {
                Assert.Fail($"{input}\n{decision.Sentence}");
            }
        }

        Assert.Equal(2 * 3 * 3 * 4 * 3 * 2 * 3 * 3 * 2 * 3 * 2 * 4, judged);
        Assert.Equal(action is { Reversibility: Reversibility.Exact, Compensation.Available: false } && action.Risk >= ActionRisk.Medium, permitted == 0);
    }
}
