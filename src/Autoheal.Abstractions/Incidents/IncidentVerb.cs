using System.Text.Json.Serialization;

namespace Autoheal.Incidents;

/// <summary>What a person can do with an incident, besides answering its requests. The zero value does nothing.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IncidentVerb>))]
public enum IncidentVerb
{
    /// <summary>Nothing: what cannot be read asks for nothing.</summary>
    [JsonStringEnumMemberName("none")]
    None = 0,

    /// <summary>The person works on it; Autoheal only watches from here on.</summary>
    [JsonStringEnumMemberName("take")]
    Take,

    /// <summary>No new action starts until the hold ends.</summary>
    [JsonStringEnumMemberName("hold")]
    Hold,

    /// <summary>Ends a take or a hold.</summary>
    [JsonStringEnumMemberName("release")]
    Release,

    /// <summary>An executed action is undone, through the gate.</summary>
    [JsonStringEnumMemberName("undo")]
    Undo,

    /// <summary>Another hypothesis is planned for; the person becomes the plan's proposer and so cannot approve it.</summary>
    [JsonStringEnumMemberName("pursue")]
    Pursue,
}
