namespace Autoheal.Journal.Events;

/// <summary>An alert of this incident resolved or fired again.</summary>
public sealed record AlertChanged : JournalEvent
{
    /// <summary>Gets the alert's fingerprint.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Gets a value indicating whether it is over.</summary>
    public required bool Resolved { get; init; }
}
