using Autoheal.Policy.Documents;

namespace Autoheal.Cli.Reports;

/// <summary>Which past decisions another policy would change, for programs.</summary>
internal sealed record PolicyReplayReport
{
    public string Schema { get; init; } = "autoheal/policy-replay/v1";

    public required string Policy { get; init; }

    public required string Version { get; init; }

    public required int Decisions { get; init; }

    public required int NotReplayed { get; init; }

    public required IReadOnlyList<ReplayedDecision> Changed { get; init; }

    public static PolicyReplayReport Of(PolicyDocument document, IReadOnlyList<ReplayedDecision> decisions) => new()
    {
        Policy = document.Name,
        Version = document.Version,
        Decisions = decisions.Count,
        NotReplayed = decisions.Count(decision => decision.After is null),
        Changed = [.. decisions.Where(decision => decision.Changed)],
    };
}
