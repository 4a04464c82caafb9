using System.Text.Json.Serialization;

namespace Autoheal.Policy;

/// <summary>One policy's part in a decision.</summary>
public sealed record PolicyReason
{
    /// <summary>Gets the policy's name.</summary>
    public required string Policy { get; init; }

    /// <summary>Gets its verdict; null when it abstained.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Verdict? Verdict { get; init; }

    /// <summary>Gets why, one clause.</summary>
    public required string Reason { get; init; }
}
