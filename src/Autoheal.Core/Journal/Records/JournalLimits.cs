namespace Autoheal.Journal;

/// <summary>What a journal refuses to store, whatever its medium.</summary>
internal static class JournalLimits
{
    /// <summary>The largest record, in canonical bytes: 1 MiB.</summary>
    public const int MaxRecordBytes = 1024 * 1024;

    /// <summary>The largest single append, in canonical bytes: 16 MiB, so that a frame always fits into memory twice.</summary>
    public const int MaxAppendBytes = 16 * 1024 * 1024;

    /// <summary>The longest id, type, actor or causation, in UTF-8 bytes.</summary>
    public const int MaxNameBytes = 1024;
}
