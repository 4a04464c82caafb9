namespace Autoheal.Journal;

/// <summary>How much one append adds: records, and their canonical bytes.</summary>
internal readonly record struct AppendSize(int Records, int Bytes);
