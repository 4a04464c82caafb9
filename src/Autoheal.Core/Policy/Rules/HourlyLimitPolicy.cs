using Microsoft.Extensions.Options;

namespace Autoheal.Policy.Rules;

/// <summary>A workload is acted on a few times an hour at most, all incidents together: more would be fighting, not repairing.</summary>
internal sealed class HourlyLimitPolicy(IOptions<PolicyOptions> options) : IPolicy
{
    public string Name => "hourly-limit";

    public PolicyVote Evaluate(PolicyInput input)
    {
        var limit = options.Value.ActionsPerWorkloadPerHour;
        return input.ActionsOnWorkloadLastHour switch
        {
            null => PolicyVote.Deny("the number of recent actions cannot be read"),
            { } count when count >= limit => PolicyVote.Deny($"{count} of {limit} actions this hour are used up"),
            _ => PolicyVote.Abstain,
        };
    }
}
