namespace Autoheal.Policy;

/// <summary>A person sends a class of actions back to the people, or lifts that again.</summary>
public sealed record DemotionSubmission
{
    /// <summary>Gets the action's name; <c>*</c> stands for any characters.</summary>
    public required string Action { get; init; }

    /// <summary>Gets the environment; null means all.</summary>
    public string? Environment { get; init; }

    /// <summary>Gets the service as <c>namespace/name</c>, in which <c>*</c> stands for any characters; null means all.</summary>
    public string? Service { get; init; }

    /// <summary>Gets why, at most 500 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets a value indicating whether an earlier demotion of exactly these is lifted.</summary>
    public bool Lift { get; init; }
}
