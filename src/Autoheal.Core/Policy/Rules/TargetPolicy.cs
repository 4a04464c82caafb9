namespace Autoheal.Policy.Rules;

/// <summary>
/// An alert only nominates. Without a person, a target must be unhealthy by fields that only controllers write, and lie in a
/// namespace that the alert's sender may speak for.
/// </summary>
internal sealed class TargetPolicy(PolicyBook book) : IPolicy
{
    private static readonly PolicyVote s_unknown = PolicyVote.Deny("the target's health or origin is not known");

    private readonly VoteCache<ApprovalRequirement> _healthy = new(
        approval => PolicyVote.RequireApproval("the target itself is not visibly unhealthy", approval));

    private readonly VoteCache<(ApprovalRequirement Approval, string Namespace)> _unbound = new(key => PolicyVote.RequireApproval(
        $"the alert's sender may not speak for namespace {key.Namespace}", key.Approval));

    public string Name => "target";

    public PolicyVote Evaluate(PolicyInput input) => input switch
    {
        // No alert nominates the target of an undo: a person names the action, and its record the target.
        { UndoOf: not null } => PolicyVote.Abstain,
        { TargetUnhealthy: null } or { NamespaceBound: null } => s_unknown,
        { TargetUnhealthy: false } => _healthy.Of(book.For(input).Approval(1)),
        { NamespaceBound: false } => _unbound.Of((book.For(input).Approval(1), input.Action.Target.Namespace)),
        _ => PolicyVote.Abstain,
    };
}
