using Autoheal.Approvals;

namespace Autoheal.Journal.Events;

/// <summary>A person approved an action on an object in advance.</summary>
public sealed record GrantGiven : JournalEvent
{
    /// <summary>Gets the grant.</summary>
    public required ApprovalGrant Grant { get; init; }
}
