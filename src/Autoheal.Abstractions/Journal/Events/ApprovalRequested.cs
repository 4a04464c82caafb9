using Autoheal.Approvals;

namespace Autoheal.Journal.Events;

/// <summary>People were asked.</summary>
public sealed record ApprovalRequested : JournalEvent
{
    /// <summary>Gets the request.</summary>
    public required ApprovalRequest Request { get; init; }
}
