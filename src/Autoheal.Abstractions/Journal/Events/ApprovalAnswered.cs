namespace Autoheal.Journal.Events;

/// <summary>A person answered; counted or not, the answer is on record.</summary>
public sealed record ApprovalAnswered : JournalEvent
{
    /// <summary>Gets the request's id.</summary>
    public required string RequestId { get; init; }

    /// <summary>Gets the inbox item that carried the answer.</summary>
    public required string InboxItem { get; init; }

    /// <summary>Gets who answered.</summary>
    public required string PersonId { get; init; }

    /// <summary>Gets a value indicating whether the person approved.</summary>
    public required bool Approve { get; init; }

    /// <summary>Gets a value indicating whether the answer counts.</summary>
    public required bool Counted { get; init; }

    /// <summary>Gets the hash of the plan that the person was shown.</summary>
    public required string PlanHash { get; init; }

    /// <summary>Gets why the answer does not count, or what it completes; one clause.</summary>
    public required string Note { get; init; }

    /// <summary>Gets the role under which it counts.</summary>
    public string? Role { get; init; }

    /// <summary>Gets the id of the approval in advance that stands in for the person's answer; null when the person answered.</summary>
    public string? Grant { get; init; }

    /// <summary>Gets where the person answered, for instance <c>slack:T1/C1</c>; null on a channel without places.</summary>
    public string? Where { get; init; }

    /// <summary>Gets the SHA-256 of what the person was shown, lower-case hex; null on a channel that shows no messages.</summary>
    public string? MessageHash { get; init; }
}
