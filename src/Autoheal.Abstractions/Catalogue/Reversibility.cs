using System.Text.Json.Serialization;

namespace Autoheal.Catalogue;

/// <summary>Whether and how an action can be undone.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Reversibility>))]
public enum Reversibility
{
    /// <summary>It cannot; never executed without a person's approval.</summary>
    [JsonStringEnumMemberName("irreversible")]
    Irreversible = 0,

    /// <summary>A controller restores the state by itself (an evicted pod is replaced); there is nothing to compensate.</summary>
    [JsonStringEnumMemberName("self-healing")]
    SelfHealing,

    /// <summary>The compensation restores the guarded fields exactly.</summary>
    [JsonStringEnumMemberName("exact")]
    Exact,
}
