using System.Text.Json.Serialization;

namespace Autoheal.Incidents;

/// <summary>What an incident waits for next.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IncidentPhase>))]
public enum IncidentPhase
{
    /// <summary>No event has been folded yet.</summary>
    [JsonStringEnumMemberName("none")]
    None = 0,

    /// <summary>Facts are to be collected.</summary>
    [JsonStringEnumMemberName("collecting")]
    Collecting,

    /// <summary>Facts are durable; hypotheses are to be ranked.</summary>
    [JsonStringEnumMemberName("reasoning")]
    Reasoning,

    /// <summary>The diagnosis is durable; a plan is to be made.</summary>
    [JsonStringEnumMemberName("planning")]
    Planning,

    /// <summary>The plan is durable; policy is to judge it.</summary>
    [JsonStringEnumMemberName("judging")]
    Judging,

    /// <summary>A request for approval is open.</summary>
    [JsonStringEnumMemberName("awaiting-approval")]
    AwaitingApproval,

    /// <summary>The plan may be executed.</summary>
    [JsonStringEnumMemberName("executing")]
    Executing,

    /// <summary>An intent has no outcome (the writer died): the world has to be looked at.</summary>
    [JsonStringEnumMemberName("reconciling")]
    Reconciling,

    /// <summary>An action is done; its effect and harm are being watched.</summary>
    [JsonStringEnumMemberName("verifying")]
    Verifying,

    /// <summary>An action did harm and is to be undone.</summary>
    [JsonStringEnumMemberName("compensating")]
    Compensating,

    /// <summary>The compensation is done and is being verified.</summary>
    [JsonStringEnumMemberName("verifying-compensation")]
    VerifyingCompensation,

    /// <summary>The incident has ended.</summary>
    [JsonStringEnumMemberName("closed")]
    Closed,

    /// <summary>Nothing is done; what people do is compared with what would have been done.</summary>
    [JsonStringEnumMemberName("shadowing")]
    Shadowing,

    /// <summary>A person works on it: no plan runs, and recovery is watched for.</summary>
    [JsonStringEnumMemberName("taken")]
    Taken,

    /// <summary>A temporary change is in place; it is watched until it may be reverted.</summary>
    [JsonStringEnumMemberName("holding")]
    Holding,
}
