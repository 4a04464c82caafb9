using System.Text.Json.Serialization;

namespace Autoheal.Context;

/// <summary>
/// How far a single field may be believed; a property of the field, not of the source that delivered it. The zero value trusts nothing.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<TrustLevel>))]
public enum TrustLevel
{
    /// <summary>Anyone may have written it: log text, all of an Event, labels, annotations, names, alert labels, chat, model output.</summary>
    [JsonStringEnumMemberName("untrusted")]
    Untrusted = 0,

    /// <summary>People wrote it for others to follow: runbooks, git.</summary>
    [JsonStringEnumMemberName("authored")]
    Authored,

    /// <summary>An author put it into a spec; it may be the cause, it is never followed.</summary>
    [JsonStringEnumMemberName("declared")]
    Declared,

    /// <summary>A number that was measured.</summary>
    [JsonStringEnumMemberName("measured")]
    Measured,

    /// <summary>A closed-vocabulary field that only controllers write: phase, conditions, container reasons, exit codes, counts.</summary>
    [JsonStringEnumMemberName("controlled")]
    Controlled,
}
