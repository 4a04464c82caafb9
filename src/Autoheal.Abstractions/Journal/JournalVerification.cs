namespace Autoheal.Journal;

/// <summary>The result of checking a journal's checksums and chains.</summary>
public sealed record JournalVerification
{
    /// <summary>Gets a value indicating whether every record is intact and in its place.</summary>
    public required bool Ok { get; init; }

    /// <summary>Gets the number of intact records before the first bad one, or of all.</summary>
    public required long Records { get; init; }

    /// <summary>Gets the position of the first bad record; null when all are intact.</summary>
    public long? FirstBad { get; init; }

    /// <summary>Gets one sentence on what is wrong with it; null when all are intact.</summary>
    public string? Reason { get; init; }
}
