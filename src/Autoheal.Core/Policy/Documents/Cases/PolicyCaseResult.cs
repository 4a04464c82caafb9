namespace Autoheal.Policy.Documents.Cases;

/// <summary>How a test of a policy ended.</summary>
public sealed record PolicyCaseResult
{
    /// <summary>Gets the test.</summary>
    public required PolicyCase Case { get; init; }

    /// <summary>Gets the facts.</summary>
    public required PolicyInput Input { get; init; }

    /// <summary>Gets the decision.</summary>
    public required PolicyDecision Decision { get; init; }

    /// <summary>Gets what was expected and is not so; empty when the test passed.</summary>
    public required IReadOnlyList<string> Failures { get; init; }
}
