using Autoheal.Incidents;

namespace Autoheal.Reasoning;

/// <summary>A ranked candidate cause.</summary>
public sealed record Hypothesis
{
    /// <summary>Gets the place in the ranking, from 1.</summary>
    public required int Rank { get; init; }

    /// <summary>Gets the group: hypotheses of one group are alternatives, of different groups independent causes.</summary>
    public required int Group { get; init; }

    /// <summary>Gets the cause.</summary>
    public required CauseCode Cause { get; init; }

    /// <summary>Gets the cause in at most 120 characters.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the cause in at most 280 characters.</summary>
    public required string Summary { get; init; }

    /// <summary>Gets the object to blame.</summary>
    public required ResourceRef Object { get; init; }

    /// <summary>Gets the confidence, between 0 and 1, from the checks that ran and their reliability.</summary>
    public required double Confidence { get; init; }

    /// <summary>Gets how it stands.</summary>
    public HypothesisStatus Status { get; init; }

    /// <summary>Gets the ids of the symptoms that it would explain.</summary>
    public IReadOnlyList<string> Explains { get; init; } = [];

    /// <summary>Gets what speaks for it.</summary>
    public IReadOnlyList<Evidence> For { get; init; } = [];

    /// <summary>Gets what speaks against it.</summary>
    public IReadOnlyList<Evidence> Against { get; init; } = [];

    /// <summary>Gets the repairs, safest first.</summary>
    public IReadOnlyList<ActionProposal> Remedies { get; init; } = [];
}
