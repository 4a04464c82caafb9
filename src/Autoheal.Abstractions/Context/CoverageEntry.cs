namespace Autoheal.Context;

/// <summary>Coverage of one kind in one namespace.</summary>
public sealed record CoverageEntry
{
    /// <summary>Gets the kind, for instance <c>Pod</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets the namespace; empty for cluster-scoped kinds.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Gets how much was seen.</summary>
    public required CoverageState State { get; init; }

    /// <summary>Gets when it was seen, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets why it is not complete; null when it is.</summary>
    public string? Reason { get; init; }
}
