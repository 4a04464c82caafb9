using System.Text.Json.Serialization;

namespace Autoheal.Hosting.Approvals;

/// <summary>An approval in advance, or that it is taken back, is durable.</summary>
public sealed record GrantRecorded
{
    /// <summary>Gets who asked.</summary>
    public required string PersonId { get; init; }

    /// <summary>Gets the id of the grant that was taken back; absent when one was given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Revoked { get; init; }
}
