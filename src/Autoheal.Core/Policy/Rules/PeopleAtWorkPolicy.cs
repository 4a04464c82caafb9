namespace Autoheal.Policy.Rules;

/// <summary>A person's hands win: what somebody has touched since the incident opened is not touched without asking.</summary>
internal sealed class PeopleAtWorkPolicy(PolicyBook book) : IPolicy
{
    private readonly VoteCache<ApprovalRequirement> _asks = new(
        approval => PolicyVote.RequireApproval("somebody has changed the target since the incident opened", approval));

    public string Name => "people-at-work";

    public PolicyVote Evaluate(PolicyInput input) => input.LastChangeByPerson is { } change && change.At >= input.IncidentOpenedAt
        ? _asks.Of(book.For(input).Approval(1))
        : PolicyVote.Abstain;
}
