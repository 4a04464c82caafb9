using System.Text.Json.Serialization;

namespace Autoheal.Execution;

/// <summary>How an execution ended. The zero value means that nobody knows, and a person is asked.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ActionStatus>))]
public enum ActionStatus
{
    /// <summary>It is not known whether the world was changed.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown = 0,

    /// <summary>The world was not changed: the server or a permit refused.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,

    /// <summary>The world was not changed: the target, or what the server would make of the write, is not what was approved.</summary>
    [JsonStringEnumMemberName("drifted")]
    Drifted,

    /// <summary>A compensation did not run: somebody changed the fields since; nothing was written.</summary>
    [JsonStringEnumMemberName("conflict")]
    Conflict,

    /// <summary>The world was changed as approved.</summary>
    [JsonStringEnumMemberName("applied")]
    Applied,
}
