namespace Autoheal.Reasoning;

/// <summary>What a person needs to go on: what was seen, what was excluded and what to check next.</summary>
public sealed record DiagnosisBrief
{
    /// <summary>Gets what was seen.</summary>
    public IReadOnlyList<string> Seen { get; init; } = [];

    /// <summary>Gets what was excluded, and by which fact.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];

    /// <summary>Gets what to check next.</summary>
    public IReadOnlyList<string> NextChecks { get; init; } = [];
}
