using System.Text.Json.Serialization;

namespace Autoheal.Reasoning;

/// <summary>How a hypothesis stands. Only <see cref="Supported"/> and <see cref="Confirmed"/> ones are acted on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HypothesisStatus>))]
public enum HypothesisStatus
{
    /// <summary>Possible; nothing trustworthy supports it yet.</summary>
    [JsonStringEnumMemberName("proposed")]
    Proposed = 0,

    /// <summary>A fact speaks against it that outweighs what speaks for it.</summary>
    [JsonStringEnumMemberName("refuted")]
    Refuted,

    /// <summary>Trustworthy facts speak for it.</summary>
    [JsonStringEnumMemberName("supported")]
    Supported,

    /// <summary>A verified repair proved it.</summary>
    [JsonStringEnumMemberName("confirmed")]
    Confirmed,
}
