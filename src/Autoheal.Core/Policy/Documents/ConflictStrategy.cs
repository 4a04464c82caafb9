namespace Autoheal.Policy.Documents;

/// <summary>
/// Settles conflicts among the rules of a document. Strictest leaves all votes to the gate. Priority keeps the rules of the highest priority that spoke.
/// Cost adds up, for each verdict, what disregarding its rules would cost, and keeps the verdict that costs most to disregard. A tie goes to the stricter.
/// Limits, missing facts and the policies in code are never overridden.
/// </summary>
internal sealed class ConflictStrategy(string name)
{
    private readonly VoteCache<(string Reason, string By)> _overridden = new(key => PolicyVote.Pass($"{key.Reason} (overridden: {key.By})"));

    public void Settle(IReadOnlyList<IPolicy> rules, Span<PolicyVote> votes)
    {
        if (name == "priority")
        {
            KeepHighest(rules, votes);
        }
        else if (name == "cost")
        {
            KeepDearest(rules, votes);
        }
    }

    private void KeepHighest(IReadOnlyList<IPolicy> rules, Span<PolicyVote> votes)
    {
        DocumentRule? highest = null;
        for (var index = 0; index < votes.Length; index++)
        {
            highest = rules[index] is DocumentRule rule && rule.Spoke(votes[index]) && rule.Priority > (highest?.Priority ?? -1) ? rule : highest;
        }

        for (var index = 0; index < votes.Length; index++)
        {
            if (rules[index] is DocumentRule rule && rule.Spoke(votes[index]) && rule.Priority < highest!.Priority)
            {
                votes[index] = _overridden.Of((votes[index].Reason, highest.Name));
            }
        }
    }

    private void KeepDearest(IReadOnlyList<IPolicy> rules, Span<PolicyVote> votes)
    {
        Span<double> costs = stackalloc double[3];
        for (var index = 0; index < votes.Length; index++)
        {
            if (rules[index] is DocumentRule rule && rule.Spoke(votes[index]))
            {
                costs[(int)votes[index].Verdict!] += rule.Cost;
            }
        }

        var kept = costs[0] >= costs[1] && costs[0] >= costs[2] && HasSpoken(rules, votes, Verdict.Deny) ? Verdict.Deny
            : costs[1] >= costs[2] && HasSpoken(rules, votes, Verdict.RequireApproval) ? Verdict.RequireApproval
            : Verdict.Allow;
        for (var index = 0; index < votes.Length; index++)
        {
            if (rules[index] is DocumentRule rule && rule.Spoke(votes[index]) && votes[index].Verdict != kept)
            {
                votes[index] = _overridden.Of((votes[index].Reason, "disregarding the others would cost more"));
            }
        }
    }

    private static bool HasSpoken(IReadOnlyList<IPolicy> rules, ReadOnlySpan<PolicyVote> votes, Verdict verdict)
    {
        for (var index = 0; index < votes.Length; index++)
        {
            if (votes[index].Verdict == verdict && rules[index] is DocumentRule rule && rule.Spoke(votes[index]))
            {
                return true;
            }
        }

        return false;
    }
}
