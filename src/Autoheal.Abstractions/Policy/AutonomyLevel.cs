using System.Text.Json.Serialization;

namespace Autoheal.Policy;

/// <summary>How far Autoheal may go by itself with a class of actions in an environment and for a service. Ordered: less is stricter.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AutonomyLevel>))]
public enum AutonomyLevel
{
    /// <summary>Nothing is planned against the world: it is looked at and told.</summary>
    [JsonStringEnumMemberName("observe")]
    Observe,

    /// <summary>What would have been done is written down and compared with what people did; nothing runs.</summary>
    [JsonStringEnumMemberName("shadow")]
    Shadow,

    /// <summary>Everything needs a person's approval.</summary>
    [JsonStringEnumMemberName("approve")]
    Approve,

    /// <summary>Runs without a person where every other policy allows it.</summary>
    [JsonStringEnumMemberName("autonomous")]
    Autonomous,
}
