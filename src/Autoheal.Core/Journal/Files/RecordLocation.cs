namespace Autoheal.Journal;

/// <summary>Where a record's entry lies: segment index, offset in the segment, length. Twelve bytes, one for each record.</summary>
internal readonly record struct RecordLocation(int Segment, uint Offset, int Length);
