namespace Autoheal.Policy;

/// <summary>
/// The gate's answer. Made by the gate alone: there is no public constructor, no copy with changes and no deserialisation.
/// </summary>
public sealed class PolicyDecision
{
    internal PolicyDecision(
        Verdict verdict,
        string sentence,
        IEnumerable<PolicyReason> reasons,
        IEnumerable<Obligation> obligations,
        ApprovalRequirement? approval,
        string policyVersion)
    {
        Verdict = verdict;
        Sentence = sentence;
        Reasons = [.. reasons];
        Obligations = [.. obligations];
        Approval = approval;
        PolicyVersion = policyVersion;
    }

    /// <summary>Gets the strictest verdict.</summary>
    public Verdict Verdict { get; }

    /// <summary>Gets the decision in one sentence.</summary>
    public string Sentence { get; }

    /// <summary>Gets what each policy said, in order of registration.</summary>
    public IReadOnlyList<PolicyReason> Reasons { get; }

    /// <summary>Gets the conditions attached, each claimed by an enforcer.</summary>
    public IReadOnlyList<Obligation> Obligations { get; }

    /// <summary>Gets who must approve; null unless the verdict is <see cref="Verdict.RequireApproval"/>.</summary>
    public ApprovalRequirement? Approval { get; }

    /// <summary>Gets the version of the set of policies that decided.</summary>
    public string PolicyVersion { get; }
}
