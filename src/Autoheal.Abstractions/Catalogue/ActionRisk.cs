using System.Text.Json.Serialization;

namespace Autoheal.Catalogue;

/// <summary>How much an action can break. The zero value is the worst: an action that does not say is treated as destructive.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ActionRisk>))]
public enum ActionRisk
{
    /// <summary>May lose data or take a service down for good.</summary>
    [JsonStringEnumMemberName("destructive")]
    Destructive = 0,

    /// <summary>May take a service down for a while.</summary>
    [JsonStringEnumMemberName("high")]
    High,

    /// <summary>Replaces running pods or changes what a service runs.</summary>
    [JsonStringEnumMemberName("medium")]
    Medium,

    /// <summary>Touches one replaceable thing.</summary>
    [JsonStringEnumMemberName("low")]
    Low,
}
