using System.Text.Json.Serialization;

namespace Autoheal.Perception;

/// <summary>How urgent a sender says an alert is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AlertSeverity>))]
public enum AlertSeverity
{
    /// <summary>The sender did not say, or used a word that is not known.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown = 0,

    /// <summary>For information.</summary>
    [JsonStringEnumMemberName("info")]
    Info,

    /// <summary>Something needs attention.</summary>
    [JsonStringEnumMemberName("warning")]
    Warning,

    /// <summary>Somebody is paged for it.</summary>
    [JsonStringEnumMemberName("critical")]
    Critical,
}
