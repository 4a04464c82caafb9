namespace Autoheal.Policy.Documents;

/// <summary>Kinds that no action touches, unless the operator says which ones may.</summary>
internal sealed class NeverTouchRule(string[] kinds, Condition[] allowed) : IPolicy
{
    /// <summary>What a document protects that says nothing about it.</summary>
    public static readonly string[] Default = ["Secret", "StatefulSet", "NetworkPolicy"];

    private readonly VoteCache<string> _denied = new(kind => PolicyVote.Deny($"{kind} objects are never touched here"));

    public string Name => "never-touch";

    public PolicyVote Evaluate(PolicyInput input)
    {
        if (!Glob.MatchesAny(kinds, input.Action.Target.Kind))
        {
            return PolicyVote.Abstain;
        }

        foreach (var condition in allowed)
        {
            if (condition.Of(input) == Match.Yes)
            {
                return PolicyVote.Abstain;
            }
        }

        return _denied.Of(input.Action.Target.Kind);
    }
}
