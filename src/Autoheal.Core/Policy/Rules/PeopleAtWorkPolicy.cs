using Microsoft.Extensions.Options;

namespace Autoheal.Policy.Rules;

/// <summary>A person's hands win: what somebody has touched since the incident opened is not touched without asking.</summary>
internal sealed class PeopleAtWorkPolicy(IOptions<PolicyOptions> options) : IPolicy
{
    public string Name => "people-at-work";

    public PolicyVote Evaluate(PolicyInput input) => input.LastChangeByPerson is { } change && change.At >= input.IncidentOpenedAt
        ? PolicyVote.RequireApproval("somebody has changed the target since the incident opened", options.Value.Approval(1))
        : PolicyVote.Abstain;
}
