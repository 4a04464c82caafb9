using System.Text.Json.Serialization;

namespace Autoheal.Reasoning;

/// <summary>Who may start the repair of a cause. The zero value starts none. Policy can only be stricter.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RepairClass>))]
public enum RepairClass
{
    /// <summary>Nobody but people, by their own means: it is diagnosed and handed over.</summary>
    [JsonStringEnumMemberName("diagnose")]
    Diagnose = 0,

    /// <summary>Autoheal, once a person approved.</summary>
    [JsonStringEnumMemberName("approve")]
    Approve,

    /// <summary>Autoheal by itself, where policy lets it.</summary>
    [JsonStringEnumMemberName("automatic")]
    Automatic,
}
