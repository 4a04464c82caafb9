namespace Autoheal.Cli.Commands;

/// <summary>What a person asks of an incident is durable.</summary>
internal sealed record GivenResult
{
    public string Schema { get; init; } = "autoheal/command/v1";

    public required string IncidentId { get; init; }

    public required string Verb { get; init; }

    public required string PersonId { get; init; }
}
