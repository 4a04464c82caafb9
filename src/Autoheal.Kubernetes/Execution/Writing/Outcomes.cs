using System.Net;
using Autoheal.Execution;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model.Json;

namespace Autoheal.Kubernetes.Execution;

/// <summary>What refusals and drift are called. No value of a guarded field gets into a message.</summary>
internal static class Outcomes
{
    public static ActionOutcome Refused(string message) => new() { Status = ActionStatus.Refused, Message = message };

    /// <summary>The target is not what the permit is for: drift of an action, conflict of a compensation, which names who else wrote.</summary>
    public static ActionOutcome NotAsExpected(ExecutionPermit permit, LiveObject? live, string why) =>
        permit.Operation == PermitOperation.Compensate
            ? new ActionOutcome { Status = ActionStatus.Conflict, Message = $"{why}{LastManager(live)}; nothing written" }
            : new ActionOutcome { Status = ActionStatus.Drifted, Message = why };

    /// <summary>The server said no before anything changed.</summary>
    public static ActionOutcome Rejected(ExecutionPermit permit, LiveObject? live, KubernetesApiException error) => error.StatusCode switch
    {
        HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict or HttpStatusCode.NotFound =>
            NotAsExpected(permit, live, $"the server found other values ({(int)error.StatusCode})"),
        _ => Refused($"the server refused: {(int)error.StatusCode} {ReasonWord.From(error.Reason)}".TrimEnd()),
    };

    /// <summary>The field manager that changed the object's spec last; null when none is named.</summary>
    public static string? FindLastManager(LiveObject live) =>
        live.Metadata.Changes.Where(change => change.TouchesSpec).OrderByDescending(change => change.At).FirstOrDefault() is { } last
            ? Shown(last.Manager)
            : null;

    private static string LastManager(LiveObject? live) =>
        live is not null && FindLastManager(live) is { } manager ? $", last by field manager {manager}" : "";

    // The name is a stranger's text: plain characters only, and few.
    private static string Shown(string manager) =>
        new([.. manager.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/').Take(40)]);
}
