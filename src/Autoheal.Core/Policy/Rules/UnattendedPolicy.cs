namespace Autoheal.Policy.Rules;

/// <summary>How much may run without a person: nothing, unless the operator says otherwise.</summary>
internal sealed class UnattendedPolicy(PolicyBook book) : IPolicy
{
    private static readonly PolicyVote s_unknown = PolicyVote.Deny("the number of unattended actions cannot be read");

    private readonly VoteCache<(ApprovalRequirement Approval, int Limit, int Count)> _usedUp = new(key => PolicyVote.RequireApproval(
        key.Limit == 0 ? "nothing runs unattended here" : $"{key.Count} of {key.Limit} unattended actions this hour are used up", key.Approval));

    public string Name => "unattended";

    public PolicyVote Evaluate(PolicyInput input)
    {
        var limits = book.For(input);
        return input.UnattendedActionsLastHour switch
        {
            null => s_unknown,
            { } count when count >= limits.UnattendedActionsPerHour => _usedUp.Of((limits.Approval(1), limits.UnattendedActionsPerHour, count)),
            _ => PolicyVote.Abstain,
        };
    }
}
