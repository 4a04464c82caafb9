namespace Autoheal.Policy.Rules;

/// <summary>A workload is acted on a few times an hour at most, all incidents together: more would be fighting, not repairing.</summary>
internal sealed class HourlyLimitPolicy(PolicyBook book) : IPolicy
{
    private static readonly PolicyVote s_unknown = PolicyVote.Deny("the number of recent actions cannot be read");

    private readonly VoteCache<(int Count, int Limit)> _usedUp = new(
        key => PolicyVote.Deny($"{key.Count} of {key.Limit} actions this hour are used up"));

    public string Name => "hourly-limit";

    public PolicyVote Evaluate(PolicyInput input)
    {
        var limit = book.For(input).ActionsPerWorkloadPerHour;
        return input.ActionsOnWorkloadLastHour switch
        {
            null => s_unknown,
            { } count when count >= limit => _usedUp.Of((count, limit)),
            _ => PolicyVote.Abstain,
        };
    }
}
