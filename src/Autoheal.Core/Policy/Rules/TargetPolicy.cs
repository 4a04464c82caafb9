using Microsoft.Extensions.Options;

namespace Autoheal.Policy.Rules;

/// <summary>
/// An alert only nominates. Without a person, a target must be unhealthy by fields that only controllers write, and lie in a
/// namespace that the alert's sender may speak for.
/// </summary>
internal sealed class TargetPolicy(IOptions<PolicyOptions> options) : IPolicy
{
    public string Name => "target";

    public PolicyVote Evaluate(PolicyInput input) => input switch
    {
        { TargetUnhealthy: null } or { NamespaceBound: null } => PolicyVote.Deny("the target's health or origin is not known"),
        { TargetUnhealthy: false } => PolicyVote.RequireApproval(
            "the target itself is not visibly unhealthy", options.Value.Approval(1)),
        { NamespaceBound: false } => PolicyVote.RequireApproval(
            $"the alert's sender may not speak for namespace {input.Action.Target.Namespace}", options.Value.Approval(1)),
        _ => PolicyVote.Abstain,
    };
}
