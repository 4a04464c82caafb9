using System.Text.Json.Serialization;

namespace Autoheal.Reasoning;

/// <summary>What a diagnosis found. The zero value is the respected answer when nothing can be said.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DiagnosisOutcome>))]
public enum DiagnosisOutcome
{
    /// <summary>Something may be wrong; no cause reaches the threshold.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown = 0,

    /// <summary>At least one cause is supported.</summary>
    [JsonStringEnumMemberName("fault")]
    Fault,

    /// <summary>Everything in scope was seen and nothing is wrong.</summary>
    [JsonStringEnumMemberName("healthy")]
    Healthy,
}
