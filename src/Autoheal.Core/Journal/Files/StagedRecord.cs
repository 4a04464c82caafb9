namespace Autoheal.Journal;

/// <summary>A record that is written and becomes visible once it is durable.</summary>
internal readonly record struct StagedRecord(StreamHead Head, RecordLocation Location);
