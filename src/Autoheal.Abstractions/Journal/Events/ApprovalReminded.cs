namespace Autoheal.Journal.Events;

/// <summary>Nobody has decided yet: those who were asked are reminded.</summary>
public sealed record ApprovalReminded : JournalEvent
{
    /// <summary>Gets the request's id.</summary>
    public required string RequestId { get; init; }

    /// <summary>Gets the roles that are reminded.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>Gets how many approvals are still missing.</summary>
    public required int Missing { get; init; }
}
