namespace Autoheal.Simulation.Api.Patching;

/// <summary>How one field merges.</summary>
internal sealed record MergeRule
{
    public static MergeRule ByShape { get; } = new();

    /// <summary>The field that tells the elements of a list apart; null when the list is replaced as a whole.</summary>
    public string? MergeKey { get; init; }

    /// <summary>Whether a list of plain values is merged as a set.</summary>
    public bool IsSet { get; init; }

    /// <summary>Whether an object is replaced as a whole.</summary>
    public bool Replaces { get; init; }

    public MergeSchema Inner { get; init; } = MergeSchema.Empty;
}
