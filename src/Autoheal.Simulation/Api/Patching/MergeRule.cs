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

    /// <summary>
    /// The fields that tell the elements of a list apart for server-side apply, with what an absent one stands for; often more than the merge key.
    /// Empty when the list is one value.
    /// </summary>
    public IReadOnlyList<(string Name, string? Default)> ApplyKeys { get; init; } = [];

    /// <summary>Whether server-side apply takes an object as one value, although other patches merge it.</summary>
    public bool Whole { get; init; }

    /// <summary>The rule of one element of a list.</summary>
    public MergeRule Element => field ??= new() { Inner = Inner };

    public MergeSchema Inner { get; init; } = MergeSchema.Empty;
}
