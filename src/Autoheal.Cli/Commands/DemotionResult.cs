namespace Autoheal.Cli.Commands;

/// <summary>A demotion, or that it is lifted, is durable.</summary>
internal sealed record DemotionResult
{
    public string Schema { get; init; } = "autoheal/demotion/v1";

    public required string PersonId { get; init; }

    public required string Action { get; init; }

    public required bool Lifted { get; init; }
}
