namespace Autoheal.Cli.Commands;

/// <summary>One record of a timeline: its envelope, and what it adds to the transcript.</summary>
internal sealed record AuditEntry
{
    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Type { get; init; }

    public required string Actor { get; init; }

    public required string? Causation { get; init; }

    public required string Hash { get; init; }

    public required IReadOnlyList<string> Text { get; init; }
}
