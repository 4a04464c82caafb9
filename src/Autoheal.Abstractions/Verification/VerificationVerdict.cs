using System.Text.Json.Serialization;

namespace Autoheal.Verification;

/// <summary>What verification concluded about one action.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VerificationVerdict>))]
public enum VerificationVerdict
{
    /// <summary>Nothing yet: the deadline has not passed.</summary>
    [JsonStringEnumMemberName("not-yet")]
    NotYet = 0,

    /// <summary>The deadline passed with neither effect nor harm.</summary>
    [JsonStringEnumMemberName("no-effect")]
    NoEffect,

    /// <summary>The action made something worse.</summary>
    [JsonStringEnumMemberName("harm")]
    Harm,

    /// <summary>The cause is gone, it stayed gone, and nothing got worse.</summary>
    [JsonStringEnumMemberName("effect")]
    Effect,
}
