using System.Text.Json.Serialization;

namespace Autoheal.Catalogue;

/// <summary>The types that an action's parameters may have.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ActionParameterType>))]
public enum ActionParameterType
{
    /// <summary>A text.</summary>
    [JsonStringEnumMemberName("string")]
    Text = 0,

    /// <summary>A whole number.</summary>
    [JsonStringEnumMemberName("integer")]
    Integer,
}
