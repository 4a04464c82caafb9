namespace Autoheal.Journal.Events;

/// <summary>Nobody has decided although they were reminded: others are told. It never widens who may approve.</summary>
public sealed record ApprovalEscalated : JournalEvent
{
    /// <summary>Gets the request's id.</summary>
    public required string RequestId { get; init; }

    /// <summary>Gets the roles that are told besides those who were asked.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>Gets when the request expires, in UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
