using System.Text.Json.Serialization;

namespace Autoheal.Verification;

/// <summary>What looking at the world says about a predicate.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PredicateState>))]
public enum PredicateState
{
    /// <summary>It cannot be told now.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown = 0,

    /// <summary>It is false.</summary>
    [JsonStringEnumMemberName("fails")]
    Fails,

    /// <summary>It is true.</summary>
    [JsonStringEnumMemberName("holds")]
    Holds,
}
