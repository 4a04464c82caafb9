using System.Text.Json.Serialization;

namespace Autoheal.Policy;

/// <summary>What an action's end says about its class. The zero value is the worst.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AutonomyOutcome>))]
public enum AutonomyOutcome
{
    /// <summary>It did harm, or what undid it did not restore the target: a regression.</summary>
    [JsonStringEnumMemberName("harmed")]
    Harmed = 0,

    /// <summary>It had no effect, or nobody can tell; in the shadow: people did something else.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>Verification saw the effect and no harm; in the shadow: people did the same.</summary>
    [JsonStringEnumMemberName("succeeded")]
    Succeeded,
}
