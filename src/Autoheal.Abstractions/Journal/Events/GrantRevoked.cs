namespace Autoheal.Journal.Events;

/// <summary>An approval in advance was taken back; what was approved by it and has not begun is worth nothing any more.</summary>
public sealed record GrantRevoked : JournalEvent
{
    /// <summary>Gets the grant's id; <c>*</c> stands for all that were given before.</summary>
    public required string GrantId { get; init; }

    /// <summary>Gets who took it back.</summary>
    public required string By { get; init; }

    /// <summary>Gets why.</summary>
    public string? Reason { get; init; }
}
