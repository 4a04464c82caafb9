using System.Text.Json.Serialization;

namespace Autoheal.Incidents;

/// <summary>How an incident ended. The zero value is "still open".</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IncidentEnd>))]
public enum IncidentEnd
{
    /// <summary>The incident is open.</summary>
    [JsonStringEnumMemberName("open")]
    Open = 0,

    /// <summary>An action was executed and verification proved that the repair holds.</summary>
    [JsonStringEnumMemberName("healed")]
    Healed,

    /// <summary>Nothing is wrong: the alert was stale. Nothing was done.</summary>
    [JsonStringEnumMemberName("healthy")]
    Healthy,

    /// <summary>Health returned, or every alert resolved, before anything was done; the plan, if there was one, was withdrawn.</summary>
    [JsonStringEnumMemberName("recovered")]
    Recovered,

    /// <summary>Someone else is working on the target; Autoheal stood back.</summary>
    [JsonStringEnumMemberName("handed-over")]
    HandedOver,

    /// <summary>A person rejected the plan.</summary>
    [JsonStringEnumMemberName("rejected")]
    Rejected,

    /// <summary>Policy denied every action.</summary>
    [JsonStringEnumMemberName("denied")]
    Denied,

    /// <summary>A person has to go on: the cause is unknown, nothing fits, time ran out or a compensation failed.</summary>
    [JsonStringEnumMemberName("escalated")]
    Escalated,

    /// <summary>An earlier action is undone, as a person asked, or there was nothing left of it to undo.</summary>
    [JsonStringEnumMemberName("undone")]
    Undone,
}
