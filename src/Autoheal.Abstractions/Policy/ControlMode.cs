using System.Text.Json.Serialization;

namespace Autoheal.Policy;

/// <summary>What the kill switch permits. The refusing state is the zero value: an unreadable control stream means halted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ControlMode>))]
public enum ControlMode
{
    /// <summary>Nothing writes, not even compensations.</summary>
    [JsonStringEnumMemberName("halted")]
    Halted = 0,

    /// <summary>No new action starts; compensations still run.</summary>
    [JsonStringEnumMemberName("stopped")]
    Stopped = 1,

    /// <summary>Policy alone decides.</summary>
    [JsonStringEnumMemberName("running")]
    Running = 2,
}
