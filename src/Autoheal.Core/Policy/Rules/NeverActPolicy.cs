namespace Autoheal.Policy.Rules;

/// <summary>
/// Some incidents are briefed and handed over, whatever the confidence: damaged data, breaches, compliance, and causes beside which another one asks for
/// a contradicting repair. Nobody can approve them either: people act by their own means.
/// </summary>
internal sealed class NeverActPolicy(PolicyBook book) : IPolicy
{
    private static readonly PolicyVote s_unknown = PolicyVote.Deny("it cannot be told whether another cause asks for a contradicting repair");

    private readonly VoteCache<string> _class = new(cause => PolicyVote.Deny($"{cause} is of a class on which Autoheal never acts: people take over"));
    private readonly VoteCache<string> _contradicted = new(other => PolicyVote.Deny($"{other} is as likely and asks for a contradicting repair: a person decides"));

    public string Name => "never-act";

    public PolicyVote Evaluate(PolicyInput input)
    {
        var cause = input.Cause.Value ?? "";
        var classes = book.For(input).NeverActCauses;
        for (var index = 0; index < classes.Count; index++)
        {
            if (Glob.Matches(classes[index], cause))
            {
                return _class.Of(cause);
            }
        }

        return input.Contradictions switch
        {
            null => s_unknown,
            { Count: > 0 } others => _contradicted.Of(others[0].Value ?? ""),
            _ => PolicyVote.Abstain,
        };
    }
}
