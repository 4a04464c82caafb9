namespace Autoheal.Learning.Autonomy.Demotions;

/// <summary>What a person has sent back to the people, and nobody has lifted.</summary>
public sealed record StandingDemotion
{
    /// <summary>Gets the action's name; <c>*</c> stands for any characters.</summary>
    public required string Action { get; init; }

    /// <summary>Gets the environment; null means all.</summary>
    public string? Environment { get; init; }

    /// <summary>Gets the service as <c>namespace/name</c>; null means all.</summary>
    public string? Service { get; init; }

    /// <summary>Gets who asked.</summary>
    public required string By { get; init; }

    /// <summary>Gets why.</summary>
    public string? Reason { get; init; }
}
