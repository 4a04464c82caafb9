namespace Autoheal.Journal.Events;

/// <summary>A person took back an approval; counted or not, it is on record.</summary>
public sealed record ApprovalRevoked : JournalEvent
{
    /// <summary>Gets the request's id.</summary>
    public required string RequestId { get; init; }

    /// <summary>Gets the inbox item that carried it.</summary>
    public required string InboxItem { get; init; }

    /// <summary>Gets who took it back.</summary>
    public required string PersonId { get; init; }

    /// <summary>Gets a value indicating whether it counts: the person's approval is worth nothing from here on, and they approve this request no more.</summary>
    public required bool Counted { get; init; }

    /// <summary>Gets why it does not count, or what it means; one clause.</summary>
    public required string Note { get; init; }
}
