using Microsoft.Extensions.Logging;

namespace Autoheal.ChatBot.Diagnostics;

internal static partial class Log
{
    [LoggerMessage(8100, LogLevel.Warning, "A line of {Path} cannot be read and is left out; its message may be posted again.")]
    public static partial void MessageLineUnreadable(ILogger logger, string path);

    [LoggerMessage(8101, LogLevel.Warning, "{Platform} {Place} was not told of {IncidentId}: {Reason}")]
    public static partial void NotTold(ILogger logger, string platform, string place, string incidentId, string reason);

    [LoggerMessage(8102, LogLevel.Error, "Looking for news in the journal failed; it is tried again.")]
    public static partial void LookFailed(ILogger logger, Exception exception);

    [LoggerMessage(8103, LogLevel.Error, "Something that {Platform} user {UserId} asked for failed.")]
    public static partial void RequestFailed(ILogger logger, Exception exception, string platform, string userId);

    [LoggerMessage(8104, LogLevel.Information, "{Platform} user {UserId} ({PersonId}) asked for {Verb}.")]
    public static partial void Asked(ILogger logger, string platform, string userId, string personId, string verb);

    [LoggerMessage(8105, LogLevel.Error, "The inbox {Path} cannot be written: nothing more is acknowledged until it can.")]
    public static partial void InboxFailed(ILogger logger, string path, Exception exception);

    [LoggerMessage(8106, LogLevel.Warning, "Something in the inbox of {Platform} was sealed with another secret, or not by this host; it is not done.")]
    public static partial void InboxEntryUnreadable(ILogger logger, string platform);
}
