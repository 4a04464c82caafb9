using Microsoft.Extensions.Logging;

namespace Autoheal.Hosting.Diagnostics;

internal static partial class Log
{
    [LoggerMessage(1100, LogLevel.Information, "{Caller} sent {Alerts} alerts from {Source} for {Incidents}")]
    public static partial void AlertsAccepted(ILogger logger, string caller, int alerts, string source, string incidents);

    [LoggerMessage(1101, LogLevel.Warning, "{Caller} sent a body that was answered {Status}: {Error}")]
    public static partial void BodyRefused(ILogger logger, string caller, int status, string error);

    [LoggerMessage(5100, LogLevel.Information, "{Caller} answered {RequestId}: {Answer}")]
    public static partial void ApprovalAnswered(ILogger logger, string caller, string requestId, string answer);

    [LoggerMessage(5102, LogLevel.Information, "{Caller} asked to {Verb} {IncidentId}")]
    public static partial void IncidentCommanded(ILogger logger, string caller, string incidentId, string verb);

    [LoggerMessage(5101, LogLevel.Warning, "{Caller} may not turn the kill switch: none of the roles {Roles}")]
    public static partial void ControlRefused(ILogger logger, string caller, string roles);

    [LoggerMessage(5102, LogLevel.Information, "{Caller} asks for {Verb} of {IncidentId}")]
    public static partial void Commanded(ILogger logger, string caller, string verb, string incidentId);

    [LoggerMessage(8100, LogLevel.Warning, "A request to {Endpoint} from {Address} bore no valid token")]
    public static partial void Unauthenticated(ILogger logger, string endpoint, string address);

    [LoggerMessage(8101, LogLevel.Error, "{Endpoint} cannot accept anything now ({ErrorCode})")]
    public static partial void Unavailable(ILogger logger, string endpoint, string errorCode, Exception exception);

    [LoggerMessage(8102, LogLevel.Error, "{Endpoint} failed")]
    public static partial void Failed(ILogger logger, string endpoint, Exception exception);

    [LoggerMessage(8103, LogLevel.Error, "The {Part} cannot be used")]
    public static partial void Unhealthy(ILogger logger, string part, Exception exception);

    [LoggerMessage(8104, LogLevel.Information, "{Caller} signed in to the console from {Address}")]
    public static partial void SignedIn(ILogger logger, string caller, string address);

    [LoggerMessage(8105, LogLevel.Information, "{Caller} signed out of the console")]
    public static partial void SignedOut(ILogger logger, string caller);

    [LoggerMessage(8106, LogLevel.Warning, "A form for {Endpoint} in the name of {Caller} was refused: {Reason}")]
    public static partial void FormRefused(ILogger logger, string endpoint, string caller, string reason);

    [LoggerMessage(8107, LogLevel.Error, "The console cannot follow the journal; it tries again until it can")]
    public static partial void ConsoleBehind(ILogger logger, Exception exception);
}
