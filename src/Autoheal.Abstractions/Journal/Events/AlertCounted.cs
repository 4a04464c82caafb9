namespace Autoheal.Journal.Events;

/// <summary>A checkpoint of how often an unchanged alert was repeated; repeats are counted, not journalled.</summary>
public sealed record AlertCounted : JournalEvent
{
    /// <summary>Gets the alert's fingerprint.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Gets how often it has been received.</summary>
    public required long Count { get; init; }
}
