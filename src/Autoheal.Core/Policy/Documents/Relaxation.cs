namespace Autoheal.Policy.Documents;

/// <summary>Takes rules or limits out of force for a while. Somebody answers for it, and it ends by itself.</summary>
internal sealed class Relaxation(string name, string[] relaxes, Condition condition, DateTimeOffset expires, string owner)
{
    public string Name => name;

    public DateTimeOffset Expires => expires;

    public IReadOnlyList<string> Relaxes => relaxes;

    /// <summary>What people read where it was applied.</summary>
    public PolicyVote Vote { get; } = PolicyVote.Pass(FormattableString.Invariant($"relaxed by {name} until {expires.UtcDateTime:yyyy-MM-dd HH:mm} UTC; {owner} answers for it"));

    /// <summary>Only what is known to hold relaxes.</summary>
    public bool AppliesTo(PolicyInput input) => input.Now < expires && condition.Of(input) == Match.Yes;

    /// <summary>The first of some that applies.</summary>
    public static Relaxation? Find(Relaxation[] relaxations, PolicyInput input)
    {
        foreach (var relaxation in relaxations)
        {
            if (relaxation.AppliesTo(input))
            {
                return relaxation;
            }
        }

        return null;
    }
}
