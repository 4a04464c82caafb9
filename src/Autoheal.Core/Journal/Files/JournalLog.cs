using Microsoft.Extensions.Logging;

namespace Autoheal.Journal;

/// <summary>What the journal, the blob store and the inbox log.</summary>
internal static partial class JournalLog
{
    [LoggerMessage(8100, LogLevel.Information, "Journal in {Directory} opened for writing: epoch {Epoch}, {Records} records.")]
    public static partial void Opened(ILogger logger, string directory, long epoch, long records);

    [LoggerMessage(8101, LogLevel.Warning,
        "Journal segment {Segment} ended with an append that never became durable; cut at offset {Offset}, {Bytes} bytes removed: {Reason}.")]
    public static partial void TailRepaired(ILogger logger, string segment, long offset, long bytes, string reason);

    [LoggerMessage(8102, LogLevel.Critical, "Journal in {Directory} cannot be written; no further append is accepted.")]
    public static partial void WriteFailed(ILogger logger, Exception error, string directory);

    [LoggerMessage(8103, LogLevel.Warning, "Inbox item {File} cannot be read and was moved to {Refused}: {Reason}")]
    public static partial void InboxItemRefused(ILogger logger, string file, string refused, string reason);

    [LoggerMessage(8104, LogLevel.Critical,
        "Inbox item {File} may not be read by this account, and may have meant stop: nothing is written until it is made readable or taken away: {Reason}")]
    public static partial void InboxItemUnreadable(ILogger logger, string file, string reason);
}
