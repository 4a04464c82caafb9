using System.Text.Json.Serialization;

namespace Autoheal.Reasoning;

/// <summary>What a check said. Missing evidence is not evidence against.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckResult>))]
public enum CheckResult
{
    /// <summary>What the check needs was not observed.</summary>
    [JsonStringEnumMemberName("not-observed")]
    NotObserved = 0,

    /// <summary>The check speaks for the cause.</summary>
    [JsonStringEnumMemberName("supports")]
    Supports,

    /// <summary>The check speaks against the cause.</summary>
    [JsonStringEnumMemberName("refutes")]
    Refutes,
}
