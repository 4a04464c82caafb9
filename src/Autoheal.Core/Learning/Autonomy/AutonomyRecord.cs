using System.Collections.Immutable;
using Autoheal.Journal.Events;
using Autoheal.Policy;

namespace Autoheal.Learning.Autonomy;

/// <summary>What a class of actions has earned, and the evidence since it last changed: a pure fold over its records, never stored.</summary>
internal sealed record AutonomyRecord
{
    public required ActionClass Class { get; init; }

    /// <summary>The level that was written down last; null when the class never changed and is where everything starts.</summary>
    public AutonomyChanged? LastChange { get; init; }

    /// <summary>How often it was promoted to act by itself; each further time needs more proof.</summary>
    public int Promotions { get; init; }

    public int Demotions { get; init; }

    public int Successes { get; init; }

    /// <summary>Harm is a failure, too.</summary>
    public int Failures { get; init; }

    public int Harms { get; init; }

    public int SinceHarm { get; init; }

    public int Agreed { get; init; }

    public int Disagreed { get; init; }

    /// <summary>Services on which it succeeded, or people did the same.</summary>
    public ImmutableHashSet<string> Services { get; init; } = [];

    /// <summary>Incidents that have given their one success: a loop in one incident proves nothing more.</summary>
    public ImmutableHashSet<string> Incidents { get; init; } = [];

    /// <summary>The last record of the class's own stream that was folded.</summary>
    public long Sequence { get; init; }

    public AutonomyLevel LevelAt(DateTimeOffset now, AutonomyLevel start) => LastChange switch
    {
        null => start,
        { HeldUntil: { } until } held => now < until ? held.To : AutonomyLevel.Approve,
        { } change => change.To,
    };

    public bool IsHeld(DateTimeOffset now) => LastChange?.HeldUntil is { } until && now < until;
}
