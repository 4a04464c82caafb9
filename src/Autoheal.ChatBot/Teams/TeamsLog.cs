using Microsoft.Extensions.Logging;

namespace Autoheal.ChatBot.Teams;

/// <summary>What operators read about Teams. No text that people wrote, no token and no secret.</summary>
internal static partial class TeamsLog
{
    [LoggerMessage(8300, LogLevel.Warning, "A request to the Teams endpoint from {Address} was refused before its body was read: {Reason}")]
    public static partial void Unauthenticated(ILogger logger, string address, string reason);

    [LoggerMessage(8301, LogLevel.Warning, "An activity from Teams was refused: {Reason}")]
    public static partial void Refused(ILogger logger, string reason);

    [LoggerMessage(8302, LogLevel.Error, "An activity of kind {Kind} failed")]
    public static partial void Failed(ILogger logger, string kind, Exception exception);

    [LoggerMessage(8303, LogLevel.Warning, "The keys of incoming tokens cannot be read")]
    public static partial void KeysUnreadable(ILogger logger, Exception exception);

    [LoggerMessage(8304, LogLevel.Warning, "Too many messages wait, or they cannot be recorded; Teams was asked to come back")]
    public static partial void Shed(ILogger logger);

    [LoggerMessage(8305, LogLevel.Warning, "Teams does not say who a sender is, so they read only")]
    public static partial void MemberUnknown(ILogger logger, Exception? exception);

    [LoggerMessage(8306, LogLevel.Information, "Autoheal was added to a conversation of kind {Kind}: {Conversation}")]
    public static partial void Added(ILogger logger, string kind, string conversation);

    [LoggerMessage(8307, LogLevel.Warning, "An activity of kind {Kind} from {At} was acknowledged and not worked on when the host ended; it is now")]
    public static partial void Resumed(ILogger logger, string kind, DateTimeOffset at);
}
