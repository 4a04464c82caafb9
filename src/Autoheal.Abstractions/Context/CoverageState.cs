using System.Text.Json.Serialization;

namespace Autoheal.Context;

/// <summary>How much of a kind in a namespace was seen. Absence is evidence only under <see cref="Complete"/>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CoverageState>))]
public enum CoverageState
{
    /// <summary>Nobody asked.</summary>
    [JsonStringEnumMemberName("not-asked")]
    NotAsked = 0,

    /// <summary>The server refused.</summary>
    [JsonStringEnumMemberName("forbidden")]
    Forbidden,

    /// <summary>Some was seen: time ran out, a page failed, or the source holds only part.</summary>
    [JsonStringEnumMemberName("partial")]
    Partial,

    /// <summary>Everything was seen.</summary>
    [JsonStringEnumMemberName("complete")]
    Complete,
}
