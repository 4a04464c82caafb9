using System.Text.Json.Serialization;

namespace Autoheal.Policy;

/// <summary>What people did, compared with what would have been done. The zero value says nothing for the plan.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ShadowMatch>))]
public enum ShadowMatch
{
    /// <summary>It cannot be told.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown = 0,

    /// <summary>The trouble was not over, and nobody had changed the target.</summary>
    [JsonStringEnumMemberName("nobody-acted")]
    NobodyActed,

    /// <summary>The trouble ended without a change of the target: the plan was not needed.</summary>
    [JsonStringEnumMemberName("not-needed")]
    NotNeeded,

    /// <summary>The target was changed into something else.</summary>
    [JsonStringEnumMemberName("other")]
    Other,

    /// <summary>The target was changed into what the plan would have made of it.</summary>
    [JsonStringEnumMemberName("same")]
    Same,
}
