using System.Text.Json.Serialization;

namespace Autoheal.Execution;

/// <summary>What looking at the world says about an intent without an outcome.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReconcileState>))]
public enum ReconcileState
{
    /// <summary>It cannot be told; a person is asked.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown = 0,

    /// <summary>The write did not happen.</summary>
    [JsonStringEnumMemberName("not-started")]
    NotStarted,

    /// <summary>The write happened.</summary>
    [JsonStringEnumMemberName("applied")]
    Applied,
}
