using Autoheal.Approvals;
using Microsoft.Extensions.Options;

namespace Autoheal.Policy.Rules;

/// <summary>Who decides by risk: what the operator demands for an action of a risk, over and above everything else.</summary>
internal sealed class RiskApprovalPolicy(IOptions<ApprovalOptions> options, PolicyBook book) : IPolicy
{
    public string Name => "risk-approval";

    public PolicyVote Evaluate(PolicyInput input) => options.Value.ByRisk.TryGetValue(input.Action.Risk, out var demanded)
        ? PolicyVote.RequireApproval(
            $"{input.Action.Risk.ToString().ToLowerInvariant()} risk needs {demanded.Quorum} of {string.Join(", ", demanded.Roles)}",
            book.For(input).Approval(demanded.Quorum) with { Roles = [.. demanded.Roles] })
        : PolicyVote.Abstain;
}
