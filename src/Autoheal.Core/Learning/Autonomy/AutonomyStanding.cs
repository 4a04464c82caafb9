using Autoheal.Policy;

namespace Autoheal.Learning.Autonomy;

/// <summary>What a class of actions has earned, on what evidence, and what is still missing.</summary>
public sealed record AutonomyStanding
{
    /// <summary>Gets the class.</summary>
    public required ActionClass Class { get; init; }

    /// <summary>Gets the level that was earned; the operator's ceiling may be lower.</summary>
    public required AutonomyLevel Level { get; init; }

    /// <summary>Gets until when the circuit breaker keeps it at advice only, in UTC; null when it is closed.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>Gets the outcomes that succeeded since the level last changed, at most one an incident.</summary>
    public required int Successes { get; init; }

    /// <summary>Gets the outcomes that failed since then, harm included.</summary>
    public required int Failures { get; init; }

    /// <summary>Gets the outcomes that did harm since then.</summary>
    public required int Harms { get; init; }

    /// <summary>Gets the number of services on which it succeeded.</summary>
    public required int Services { get; init; }

    /// <summary>Gets the anytime-valid lower bound on its rate of success.</summary>
    public required double LowerBound { get; init; }

    /// <summary>Gets how many more successes without a failure the next level needs; 0 when it is not the rate that is missing, or nothing is.</summary>
    public required int SuccessesMissing { get; init; }

    /// <summary>Gets how many more services the next level needs.</summary>
    public required int ServicesMissing { get; init; }

    /// <summary>Gets the cases in the shadow in which people did the same.</summary>
    public required int Agreed { get; init; }

    /// <summary>Gets the cases in the shadow in which people did something else, or nothing was needed.</summary>
    public required int Disagreed { get; init; }

    /// <summary>Gets how often it was demoted.</summary>
    public required int Demotions { get; init; }

    /// <summary>Gets why its level last changed, one sentence; null when it never did.</summary>
    public string? LastChange { get; init; }
}
