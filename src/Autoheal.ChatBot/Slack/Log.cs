using Microsoft.Extensions.Logging;

namespace Autoheal.ChatBot.Slack;

internal static partial class Log
{
    [LoggerMessage(10100, LogLevel.Warning, "A request to the Slack endpoint from {Address} was refused: {Reason}")]
    public static partial void Unverified(ILogger logger, string address, string reason);

    [LoggerMessage(10101, LogLevel.Warning, "A signed request of Slack was answered {Status}: {Reason}")]
    public static partial void Unreadable(ILogger logger, int status, string reason);

    [LoggerMessage(10102, LogLevel.Warning, "A delivery of Slack is for app {AppId} of {Teams}, which this host does not listen to")]
    public static partial void Foreign(ILogger logger, string appId, string teams);

    [LoggerMessage(10103, LogLevel.Information, "Slack delivered {Key} again; it counts once")]
    public static partial void Repeated(ILogger logger, string key);

    [LoggerMessage(10104, LogLevel.Warning, "Too much waits to be worked on, or it cannot be recorded; a {Kind} was turned away")]
    public static partial void Full(ILogger logger, string kind);

    [LoggerMessage(10105, LogLevel.Error, "A {Kind} from Slack failed")]
    public static partial void Failed(ILogger logger, string kind, Exception exception);

    [LoggerMessage(10106, LogLevel.Warning, "A {Kind} from Slack could not be answered")]
    public static partial void Unanswered(ILogger logger, string kind, Exception exception);

    [LoggerMessage(10107, LogLevel.Error, "The Slack endpoint failed")]
    public static partial void EndpointFailed(ILogger logger, Exception exception);

    [LoggerMessage(10108, LogLevel.Warning, "A {Kind} from {At} was acknowledged and not worked on when the host ended; it is now")]
    public static partial void Resumed(ILogger logger, string kind, DateTimeOffset at);

    [LoggerMessage(10110, LogLevel.Information, "Slack knows the bot as {UserId} of {Team}")]
    public static partial void Known(ILogger logger, string userId, string team);

    [LoggerMessage(10111, LogLevel.Error, "The bot's token belongs to {Team}, which SlackOptions.Teams does not name: whatever it delivers is refused")]
    public static partial void OtherTeam(ILogger logger, string team);

    [LoggerMessage(10112, LogLevel.Warning, "Slack does not say who the bot is; tried again in {Seconds} s")]
    public static partial void Unknown(ILogger logger, double seconds, Exception exception);

    [LoggerMessage(10113, LogLevel.Warning, "Slack limits {Method}: nothing is sent for {Seconds} s")]
    public static partial void Limited(ILogger logger, string method, double seconds);

    [LoggerMessage(10114, LogLevel.Warning, "Slack does not say who {UserId} is ({Error}): they read only")]
    public static partial void UserUnknown(ILogger logger, string userId, string error);

    [LoggerMessage(10120, LogLevel.Information, "Socket Mode is connected")]
    public static partial void Connected(ILogger logger);

    [LoggerMessage(10121, LogLevel.Information, "Slack asks for another connection ({Reason})")]
    public static partial void Replacing(ILogger logger, string reason);

    [LoggerMessage(10122, LogLevel.Warning, "The connection of Socket Mode is lost or cannot be made; tried again in {Seconds} s")]
    public static partial void Disconnected(ILogger logger, double seconds, Exception? exception);

    [LoggerMessage(10123, LogLevel.Warning, "A message of Socket Mode cannot be read: {Reason}")]
    public static partial void UnreadableEnvelope(ILogger logger, string reason);

    [LoggerMessage(10124, LogLevel.Warning, "A connection of Socket Mode ended badly")]
    public static partial void SocketFailed(ILogger logger, Exception exception);
}
