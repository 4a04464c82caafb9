namespace Autoheal.Cli.Commands;

/// <summary>That a person takes their approval back is durable.</summary>
internal sealed record RevokeResult
{
    public string Schema { get; init; } = "autoheal/revocation/v1";

    public required string RequestId { get; init; }

    public required string PersonId { get; init; }
}
