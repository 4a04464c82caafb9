namespace Autoheal.Journal;

/// <summary>
/// One durable record: the envelope that every stream shares, and the event's JSON. Immutable; safe to share between threads.
/// </summary>
public sealed record JournalRecord
{
    /// <summary>Gets the stream that the record belongs to.</summary>
    public required StreamId Stream { get; init; }

    /// <summary>Gets the place in the stream: 1, 2, 3 … without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>Gets the place in the whole journal: 1, 2, 3 … without gaps.</summary>
    public required long Position { get; init; }

    /// <summary>Gets the record's id, unique in the journal; what other records name as their <see cref="Causation"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the event type's stable name, for instance <c>plan.proposed</c>; <c>docs/events.md</c> lists all.</summary>
    public required string Type { get; init; }

    /// <summary>Gets the version of the payload's schema, from 1.</summary>
    public required int Schema { get; init; }

    /// <summary>Gets the time at which the event happened, by the incident clock, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets who caused it: <c>autoheal</c>, <c>person:&lt;id&gt;</c> or <c>source:&lt;name&gt;</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>Gets the id of the record or inbox item that led to this one, if any.</summary>
    public string? Causation { get; init; }

    /// <summary>Gets the fencing epoch of the writer that appended the record; never decreases within a journal.</summary>
    public required long Epoch { get; init; }

    /// <summary>Gets the event as UTF-8 JSON, without body text of objects, logs, prompts or pre-images.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>
    /// Gets the record's link in its stream's chain, lower-case hex:
    /// SHA-256 over the previous record's hash (32 zero bytes for the first) and this record's canonical bytes.
    /// </summary>
    public required string Hash { get; init; }
}
