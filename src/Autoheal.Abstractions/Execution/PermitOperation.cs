using System.Text.Json.Serialization;

namespace Autoheal.Execution;

/// <summary>What a permit is for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PermitOperation>))]
public enum PermitOperation
{
    /// <summary>Nothing: a permit without a purpose cannot be made.</summary>
    [JsonStringEnumMemberName("none")]
    None = 0,

    /// <summary>To run the planned action.</summary>
    [JsonStringEnumMemberName("execute")]
    Execute,

    /// <summary>To restore what the action changed.</summary>
    [JsonStringEnumMemberName("compensate")]
    Compensate,
}
