namespace Autoheal.Journal;

/// <summary>A record that is about to be appended; the store adds sequence, position, epoch and hash.</summary>
public sealed record NewRecord
{
    /// <inheritdoc cref="JournalRecord.Id"/>
    public required string Id { get; init; }

    /// <inheritdoc cref="JournalRecord.Type"/>
    public required string Type { get; init; }

    /// <inheritdoc cref="JournalRecord.Schema"/>
    public int Schema { get; init; } = 1;

    /// <inheritdoc cref="JournalRecord.At"/>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc cref="JournalRecord.Actor"/>
    public required string Actor { get; init; }

    /// <inheritdoc cref="JournalRecord.Causation"/>
    public string? Causation { get; init; }

    /// <inheritdoc cref="JournalRecord.Payload"/>
    public required ReadOnlyMemory<byte> Payload { get; init; }
}
