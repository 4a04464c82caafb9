using System.Text.Json.Serialization;

namespace Autoheal.Approvals.Grants;

/// <summary>Whether a grant still approves anything. The zero value does not.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GrantState>))]
public enum GrantState
{
    /// <summary>Somebody took it back.</summary>
    [JsonStringEnumMemberName("revoked")]
    Revoked = 0,

    /// <summary>Its time is over.</summary>
    [JsonStringEnumMemberName("expired")]
    Expired,

    /// <summary>It approves.</summary>
    [JsonStringEnumMemberName("active")]
    Active,
}
