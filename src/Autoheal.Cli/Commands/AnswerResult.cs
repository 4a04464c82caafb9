namespace Autoheal.Cli.Commands;

/// <summary>A person's answer is durable.</summary>
internal sealed record AnswerResult
{
    public string Schema { get; init; } = "autoheal/answer/v1";

    public required string RequestId { get; init; }

    public required string IncidentId { get; init; }

    public required string PlanHash { get; init; }

    public required string PersonId { get; init; }

    public required bool Approve { get; init; }
}
