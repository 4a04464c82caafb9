using System.Text.Json.Serialization;
using Autoheal.Policy;

namespace Autoheal.Cli.Commands;

/// <summary>A turn of the kill switch is durable.</summary>
internal sealed record KillResult
{
    public string Schema { get; init; } = "autoheal/control/v1";

    public required ControlMode Mode { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cluster { get; init; }

    public required string PersonId { get; init; }
}
