using System.Text.Json.Serialization;

namespace Autoheal.Cli.Commands;

/// <summary>An approval in advance, or that it is taken back, is durable.</summary>
internal sealed record GrantResult
{
    public string Schema { get; init; } = "autoheal/grant/v1";

    public required string PersonId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Revoked { get; init; }
}
