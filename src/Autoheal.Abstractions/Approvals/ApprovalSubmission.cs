namespace Autoheal.Approvals;

/// <summary>A person's answer to an approval request, as it arrives from a channel. It decides nothing by itself.</summary>
public sealed record ApprovalSubmission
{
    /// <summary>Gets the request's id.</summary>
    public required string RequestId { get; init; }

    /// <summary>Gets the hash of the plan that the person was shown; an answer to another plan is void.</summary>
    public required string PlanHash { get; init; }

    /// <summary>Gets the request's nonce, as shown; makes the answer single-use.</summary>
    public required string Nonce { get; init; }

    /// <summary>Gets the id of the person, established by the channel's own authentication.</summary>
    public required string PersonId { get; init; }

    /// <summary>Gets a value indicating whether the person approves; false, the default, rejects.</summary>
    public bool Approve { get; init; }

    /// <summary>
    /// Gets a value indicating whether the person takes back the approval that they gave before; then <see cref="Approve"/> must be false. Counts
    /// until the action begins.
    /// </summary>
    public bool Revoke { get; init; }

    /// <summary>Gets the person's words, at most 500 characters; untrusted text, only ever shown.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets the workload's name as typed by the person; required for destructive plans.</summary>
    public string? TypedName { get; init; }

    /// <summary>Gets where the person answered, for instance <c>slack:T1/C1</c>, at most 200 characters; null on a channel without places.</summary>
    public string? Where { get; init; }

    /// <summary>Gets the SHA-256 of what the person was shown, lower-case hex; null on a channel that shows no messages.</summary>
    public string? MessageHash { get; init; }
}
