using Autoheal.Catalogue;
using Microsoft.Extensions.Options;

namespace Autoheal.Policy.Rules;

/// <summary>What cannot be undone, or risks much, never runs without people.</summary>
internal sealed class RiskPolicy(IOptions<PolicyOptions> options) : IPolicy
{
    public string Name => "risk";

    public PolicyVote Evaluate(PolicyInput input) => input.Action switch
    {
        { Risk: ActionRisk.Destructive or ActionRisk.High } action => PolicyVote.RequireApproval(
            $"{action.Risk.ToString().ToLowerInvariant()} risk", options.Value.Approval(options.Value.HighRiskQuorum)),
        { Reversibility: Reversibility.Irreversible } => PolicyVote.RequireApproval(
            "it cannot be undone", options.Value.Approval(options.Value.HighRiskQuorum)),
        { Reversibility: Reversibility.Exact, Compensation.Available: false } => PolicyVote.Deny(
            "it claims an exact undo, but has no compensation"),
        _ => PolicyVote.Abstain,
    };
}
