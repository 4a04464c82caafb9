using System.Text.Json.Serialization;

namespace Autoheal.Policy;

/// <summary>What policy says to an action; the smaller, the stricter. The zero value refuses.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>It must not run.</summary>
    [JsonStringEnumMemberName("deny")]
    Deny = 0,

    /// <summary>It may run once people approve it.</summary>
    [JsonStringEnumMemberName("require-approval")]
    RequireApproval = 1,

    /// <summary>It may run.</summary>
    [JsonStringEnumMemberName("allow")]
    Allow = 2,
}
