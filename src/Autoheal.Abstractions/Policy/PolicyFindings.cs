namespace Autoheal.Policy;

/// <summary>What one source of facts found out. Null members mean that it knows nothing about them.</summary>
public sealed record PolicyFindings
{
    /// <summary>Gets findings of a source that knows nothing.</summary>
    public static PolicyFindings None { get; } = new();

    /// <summary>Gets the target's labels. Whoever may write the object sets them: policies only tighten on them.</summary>
    public IReadOnlyDictionary<string, string>? TargetLabels { get; init; }

    /// <summary>Gets the share of the service's error budget that is left, below 1; negative when it is overspent.</summary>
    public double? ErrorBudgetRemaining { get; init; }

    /// <summary>Gets what the action adds to the cost of running an hour, in the operator's currency.</summary>
    public double? AddedCostPerHour { get; init; }

    /// <summary>Gets what engines outside said.</summary>
    public IReadOnlyList<PolicyOpinion> Opinions { get; init; } = [];
}
