namespace Autoheal.Policy;

/// <summary>What one policy says. Votes are opinions: only the gate makes a <see cref="PolicyDecision"/> of them.</summary>
public sealed record PolicyVote
{
    private PolicyVote(Verdict? verdict, string reason)
    {
        Verdict = verdict;
        Reason = reason;
    }

    /// <summary>Gets a vote of a policy that has nothing to say to the action.</summary>
    public static PolicyVote Abstain { get; } = new(null, "");

    /// <summary>Gets the verdict; null when the policy abstains.</summary>
    public Verdict? Verdict { get; }

    /// <summary>Gets why, one clause.</summary>
    public string Reason { get; }

    /// <summary>Gets who must approve; only with <see cref="Verdict.RequireApproval"/>.</summary>
    public ApprovalRequirement? Approval { get; private init; }

    /// <summary>Gets the conditions attached.</summary>
    public IReadOnlyList<Obligation> Obligations { get; private init; } = [];

    /// <summary>The action must not run.</summary>
    public static PolicyVote Deny(string reason) => new(Policy.Verdict.Deny, reason);

    /// <summary>The action needs people's approval.</summary>
    /// <exception cref="ArgumentNullException">It is not said who must approve.</exception>
    public static PolicyVote RequireApproval(string reason, ApprovalRequirement approval)
    {
        ArgumentNullException.ThrowIfNull(approval);
        return new PolicyVote(Policy.Verdict.RequireApproval, reason) { Approval = approval };
    }

    /// <summary>The action may run, as far as this policy is concerned.</summary>
    public static PolicyVote Allow(string reason, params IReadOnlyList<Obligation> obligations) =>
        new(Policy.Verdict.Allow, reason) { Obligations = obligations };

    /// <summary>The same vote with more conditions attached.</summary>
    public PolicyVote Obliging(params IReadOnlyList<Obligation> obligations) => this with { Obligations = [.. Obligations, .. obligations] };

    /// <summary>A policy that has something to say, and says why it does not.</summary>
    internal static PolicyVote Pass(string reason) => new(null, reason);
}
