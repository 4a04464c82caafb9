namespace Autoheal.Policy.Rules;

/// <summary>What engines outside said can only tighten: their denial denies, their wish for approval asks, their consent counts for nothing.</summary>
internal sealed class OpinionPolicy(PolicyBook book) : IPolicy
{
    public string Name => "outside-engines";

    public PolicyVote Evaluate(PolicyInput input)
    {
        PolicyOpinion? strictest = null;
        ApprovalRequirement? approval = null;
        for (var index = 0; index < input.Opinions.Count; index++)
        {
            var opinion = input.Opinions[index];
            strictest = strictest is null || opinion.Verdict < strictest.Verdict ? opinion : strictest;
            approval = opinion.Verdict == Verdict.RequireApproval ? Requirements.Both(approval, opinion.Approval ?? book.For(input).Approval(1)) : approval;
        }

        return strictest switch
        {
            null or { Verdict: Verdict.Allow } => PolicyVote.Abstain,
            { Verdict: Verdict.RequireApproval } => PolicyVote.RequireApproval(Describe(strictest), approval!),
            _ => PolicyVote.Deny(Describe(strictest)),
        };
    }

    private static string Describe(PolicyOpinion opinion) => opinion.DecisionId is { Length: > 0 } id
        ? $"{opinion.Source}: {opinion.Reason} (decision {id})"
        : $"{opinion.Source}: {opinion.Reason}";
}
