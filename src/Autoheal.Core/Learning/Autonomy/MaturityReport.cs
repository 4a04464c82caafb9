using Autoheal.Learning.Autonomy.Demotions;

namespace Autoheal.Learning.Autonomy;

/// <summary>How far a host has come with acting by itself.</summary>
public sealed record MaturityReport
{
    /// <summary>Gets the name and version of this form.</summary>
    public string Schema { get; init; } = "autoheal/autonomy/v1";

    /// <summary>
    /// Gets the maturity: 0 nothing has been tried, 1 compared in the shadow only, 2 acts on approval, 3 has earned to act by itself in one class of
    /// actions or more, 4 in half of them or more.
    /// </summary>
    public required int Maturity { get; init; }

    /// <summary>Gets that in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>Gets whether autonomy has to be earned on this host; null when the reader cannot know its options and assumes the defaults.</summary>
    public bool? Earned { get; init; }

    /// <summary>Gets the rate of success that has to be shown.</summary>
    public required double Gate { get; init; }

    /// <summary>Gets the chance of ever promoting a class below the gate.</summary>
    public required double Error { get; init; }

    /// <summary>Gets on how many services it has to be shown.</summary>
    public required int MinServices { get; init; }

    /// <summary>Gets what people have demoted by hand, on record; it needs approval whatever has been earned.</summary>
    public IReadOnlyList<StandingDemotion> Demotions { get; init; } = [];

    /// <summary>Gets the classes that have any evidence, by name.</summary>
    public required IReadOnlyList<AutonomyStanding> Classes { get; init; }
}
