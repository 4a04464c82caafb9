using Autoheal.Incidents;
using Microsoft.Extensions.Logging;

namespace Autoheal.Diagnostics;

internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Information, "{IncidentId} opened for {Subject}")]
    public static partial void IncidentOpened(ILogger logger, string incidentId, string subject);

    [LoggerMessage(1001, LogLevel.Warning, "Signal from {Source} refused: {Reason}")]
    public static partial void SignalRefused(ILogger logger, string source, string reason);

    [LoggerMessage(1002, LogLevel.Warning, "Alert from {Source} refused, because it belongs to no cluster: {Reason}")]
    public static partial void AlertUnplaced(ILogger logger, string source, string reason);

    [LoggerMessage(2000, LogLevel.Warning, "Collector {Collector} failed; the context is partial")]
    public static partial void CollectorFailed(ILogger logger, string collector, Exception exception);

    [LoggerMessage(3000, LogLevel.Warning, "Rule {Rule} failed; its causes were not considered")]
    public static partial void RuleFailed(ILogger logger, string rule, Exception exception);

    [LoggerMessage(5000, LogLevel.Error, "Policy {Policy} failed; that counts as deny")]
    public static partial void PolicyFailed(ILogger logger, string policy, Exception exception);

    [LoggerMessage(5001, LogLevel.Warning, "Kill switch turned to {Mode} by {By}")]
    public static partial void KillSwitchTurned(ILogger logger, string mode, string by);

    [LoggerMessage(5002, LogLevel.Error, "Inbox item {Item} of kind {Kind} is not understood")]
    public static partial void InboxItemIgnored(ILogger logger, string item, string kind);

    [LoggerMessage(5003, LogLevel.Warning, "Inbox item {Item} of kind {Kind} could not be handled and will be tried again")]
    public static partial void InboxItemFailed(ILogger logger, string item, string kind, Exception exception);

    [LoggerMessage(5004, LogLevel.Critical, "The inbox cannot be turned into journal events; Autoheal stops")]
    public static partial void InboxFailed(ILogger logger, Exception exception);

    [LoggerMessage(5010, LogLevel.Error, "Source of policy facts {Source} failed; that counts as deny")]
    public static partial void PolicyFactsFailed(ILogger logger, string source, Exception exception);

    [LoggerMessage(5011, LogLevel.Information, "Policy {Policy} is active, version {Version}")]
    public static partial void PolicyActivated(ILogger logger, string policy, string version);

    [LoggerMessage(5012, LogLevel.Error, "Policy file {File} is wrong and was not taken; the policy before it stays in force: {Errors}")]
    public static partial void PolicyRefused(ILogger logger, string file, string errors);

    [LoggerMessage(5013, LogLevel.Error, "Policy file {File} cannot be read; the policy before it stays in force")]
    public static partial void PolicyUnreadable(ILogger logger, string file, Exception exception);

    [LoggerMessage(6000, LogLevel.Information, "{IncidentId}: {Operation} of {Action} on {Target} ended {Status}")]
    public static partial void ActionEnded(
        ILogger logger, string incidentId, string operation, string action, string target, string status);

    [LoggerMessage(6001, LogLevel.Warning, "{IncidentId}: {Action} on {Target} ended without an answer; the world is looked at")]
    public static partial void ActionInDoubt(ILogger logger, string incidentId, string action, string target, Exception exception);

    [LoggerMessage(6002, LogLevel.Information, "{IncidentId}: {Action} on {Target} waits, because {Other} is at work there")]
    public static partial void ActionWaits(ILogger logger, string incidentId, string action, string target, string other);

    [LoggerMessage(6003, LogLevel.Error, "The images of {Intent} cannot be read; a person has to look")]
    public static partial void ImageUnreadable(ILogger logger, string intent, Exception exception);

    [LoggerMessage(8000, LogLevel.Warning, "{IncidentId}: {Phase} failed and will be tried again")]
    public static partial void StageFailed(ILogger logger, string incidentId, IncidentPhase phase, Exception exception);

    [LoggerMessage(8001, LogLevel.Critical, "{IncidentId}: storage failed; Autoheal stops acting")]
    public static partial void StorageFailed(ILogger logger, string incidentId, Exception exception);

    [LoggerMessage(8002, LogLevel.Error, "{IncidentId} could not be advanced and will be tried again")]
    public static partial void TurnFailed(ILogger logger, string incidentId, Exception exception);

    [LoggerMessage(5020, LogLevel.Error, "How far {Action} may go by itself cannot be told; that counts as deny")]
    public static partial void AutonomyUnknown(ILogger logger, string action, Exception exception);

    [LoggerMessage(5021, LogLevel.Warning, "{Actor} may not approve in advance: {Reason}")]
    public static partial void GrantRefused(ILogger logger, string actor, string reason);

    [LoggerMessage(5022, LogLevel.Warning, "{Actor} may not lift the demotion of {Action}")]
    public static partial void LiftRefused(ILogger logger, string actor, string action);
}
