using Microsoft.Extensions.Options;

namespace Autoheal.Policy.Rules;

/// <summary>How much may run without a person: nothing, unless the operator says otherwise.</summary>
internal sealed class UnattendedPolicy(IOptions<PolicyOptions> options) : IPolicy
{
    public string Name => "unattended";

    public PolicyVote Evaluate(PolicyInput input)
    {
        var limit = options.Value.UnattendedActionsPerHour;
        return input.UnattendedActionsLastHour switch
        {
            null => PolicyVote.Deny("the number of unattended actions cannot be read"),
            { } count when count >= limit => PolicyVote.RequireApproval(
                limit == 0 ? "nothing runs unattended here" : $"{count} of {limit} unattended actions this hour are used up",
                options.Value.Approval(1)),
            _ => PolicyVote.Abstain,
        };
    }
}
