namespace Autoheal.Policy;

/// <summary>Makes a decision of the votes that were cast, with the sentence and the reasons that people read.</summary>
internal sealed class DecisionMaker(IEnumerable<string> enforced)
{
    private readonly HashSet<string> _enforced = enforced.ToHashSet(StringComparer.Ordinal);

    public PolicyDecision Make(ReadOnlySpan<PolicyVote> votes, IReadOnlyList<string> names, string version)
    {
        var reasons = new List<PolicyReason>(votes.Length);
        var obligations = new List<Obligation>();
        Verdict? strictest = null;
        ApprovalRequirement? approval = null;
        for (var index = 0; index < votes.Length; index++)
        {
            var vote = votes[index];
            reasons.Add(new PolicyReason { Policy = names[index], Verdict = vote.Verdict, Reason = vote.Reason });
            obligations.AddRange(vote.Obligations);
            if (vote.Verdict is { } verdict)
            {
                strictest = strictest is { } other && other < verdict ? other : verdict;
            }

            approval = vote.Verdict == Verdict.RequireApproval ? Requirements.Both(approval, vote.Approval) : approval;
        }

        if (strictest is null)
        {
            return Refuse(reasons, votes.Length == 0 ? "no policy is registered" : "every policy abstained", version);
        }

        if (obligations.FirstOrDefault(obligation => !_enforced.Contains(obligation.Kind)) is { } unclaimed)
        {
            return Refuse(reasons, $"nothing here enforces the obligation '{unclaimed.Kind}'", version);
        }

        if (strictest == Verdict.RequireApproval && approval is not { Quorum: >= 1, Roles.Count: > 0 })
        {
            return Refuse(reasons, "approval is required, but the policies leave nobody who could give it", version);
        }

        return new PolicyDecision(
            strictest.Value, Sentence(strictest.Value, reasons), reasons, obligations, strictest == Verdict.RequireApproval ? approval : null, version);
    }

    public PolicyDecision Refuse(string reason, string version) => Refuse([], reason, version);

    private static PolicyDecision Refuse(List<PolicyReason> reasons, string reason, string version)
    {
        reasons.Add(new PolicyReason { Policy = "gate", Verdict = Verdict.Deny, Reason = reason });
        return new PolicyDecision(Verdict.Deny, Sentence(Verdict.Deny, reasons), reasons, [], null, version);
    }

    private static string Sentence(Verdict verdict, List<PolicyReason> reasons)
    {
        var deciding = reasons.Where(reason => reason.Verdict == verdict).Select(reason => $"{reason.Reason} ({reason.Policy})");
        var opening = verdict switch
        {
            Verdict.Allow => "allowed",
            Verdict.RequireApproval => "needs approval",
            _ => "denied",
        };
        return $"{opening}: {string.Join("; ", verdict == Verdict.Allow ? deciding.Take(1) : deciding)}";
    }
}
