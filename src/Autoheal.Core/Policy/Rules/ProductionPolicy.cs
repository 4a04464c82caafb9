using Microsoft.Extensions.Options;

namespace Autoheal.Policy.Rules;

/// <summary>In production people decide. What the operator has not placed elsewhere is production.</summary>
internal sealed class ProductionPolicy(IOptions<PolicyOptions> options) : IPolicy
{
    public string Name => "prod-approval";

    public PolicyVote Evaluate(PolicyInput input) => input.Environment == Environments.Production
        ? PolicyVote.RequireApproval("production", options.Value.Approval(options.Value.ProductionQuorum))
        : PolicyVote.Allow($"environment {input.Environment}");
}
