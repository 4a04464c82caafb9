using System.Text.Json.Serialization;
using Autoheal.Incidents;

namespace Autoheal.Hosting.Incidents;

/// <summary>A command about an incident as it arrives. Unknown members are refused, and so is what does not belong to the verb.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record CommandBody
{
    /// <summary>Gets <c>take</c>, <c>hold</c>, <c>release</c>, <c>undo</c> or <c>pursue</c>; required.</summary>
    public string? Verb { get; init; }

    /// <summary>Gets how long to hold, in minutes, 1 to 1,440; 60 when it is left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Minutes { get; init; }

    /// <summary>Gets the intent whose action is to be undone, such as <c>INC-7/1</c>; the last that can be when it is left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Intent { get; init; }

    /// <summary>Gets the rank of the hypothesis to pursue, from 1.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Rank { get; init; }

    /// <summary>Gets the sequence of the diagnosis in which it has that rank: <c>diagnosis</c> of the incident.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Diagnosis { get; init; }

    /// <summary>Gets why, at most 500 characters.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>The verb that a word asks for; <see cref="IncidentVerb.None"/> when it is no verb.</summary>
    public static IncidentVerb Parse(string? word) => word switch
    {
        "take" => IncidentVerb.Take,
        "hold" => IncidentVerb.Hold,
        "release" => IncidentVerb.Release,
        "undo" => IncidentVerb.Undo,
        "pursue" => IncidentVerb.Pursue,
        _ => IncidentVerb.None,
    };

    /// <summary>The command that it asks for.</summary>
    public IncidentCommand ToCommand(string incidentId, string personId) => new()
    {
        IncidentId = incidentId,
        Verb = Parse(Verb),
        PersonId = personId,
        HoldMinutes = Minutes,
        IntentId = Intent,
        HypothesisRank = Rank,
        DiagnosisSequence = Diagnosis,
        Reason = Reason,
    };

    /// <summary>What is wrong with it and what would be right; null when nothing is.</summary>
    internal string? Check() => this switch
    {
        { Verb: null } => "'verb' is missing; it must be take, hold, release, undo or pursue",
        _ when Parse(Verb) == IncidentVerb.None => "'verb' must be take, hold, release, undo or pursue",
        { Minutes: < 1 or > 1440 } => "'minutes' must be 1 to 1440",
        { Minutes: not null, Verb: not "hold" } => "'minutes' belongs to hold",
        { Intent: not null, Verb: not "undo" } => "'intent' belongs to undo",
        { Intent: { } intent } when !IncidentIds.IsIntent(intent) => "'intent' must be the id of an intent such as INC-7/1",
        { Verb: "pursue", Rank: null or < 1 } => "'rank' must be the rank of a hypothesis, from 1",
        { Verb: "pursue", Diagnosis: null or < 1 } => "'diagnosis' must be the sequence of the diagnosis that you were shown",
        { Rank: not null, Verb: not "pursue" } or { Diagnosis: not null, Verb: not "pursue" } => "'rank' and 'diagnosis' belong to pursue",
        { Reason.Length: > 500 } => "'reason' may have 500 characters",
        _ => null,
    };
}
