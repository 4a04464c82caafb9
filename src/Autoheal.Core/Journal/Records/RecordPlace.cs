namespace Autoheal.Journal;

/// <summary>What the store adds to a new record: its place in the journal and in its stream, and the writer's epoch.</summary>
internal readonly record struct RecordPlace(long Position, long Sequence, long Epoch);
