using Autoheal.Incidents;
using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Faults;

namespace Autoheal.Simulation.Scenarios;

/// <summary>An incident to watch: what goes wrong, and how it is to end.</summary>
public sealed record Scenario
{
    /// <summary>Gets the name, for instance <c>bad-rollout</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets what happens, one sentence.</summary>
    public required string Title { get; init; }

    /// <summary>
    /// Gets the code of what is really wrong, which in the showcase ranks first when the decisive plan is made; null when nothing is wrong.
    /// </summary>
    public required string? Cause { get; init; }

    /// <summary>Gets how the incident ends with the rules that there are: a cause that none of them knows goes to a person.</summary>
    public required IncidentEnd End { get; init; }

    /// <summary>The landscape in which it can happen, made of another one.</summary>
    /// <param name="landscape">The landscape as it would be.</param>
    public LandscapeOptions Suit(LandscapeOptions landscape) => Fault(new LandscapeOptions().Primary).Suit(landscape);

    /// <summary>Gets what makes it go wrong, given an application as <c>namespace/name</c>.</summary>
    public required Func<string, Fault> Fault { get; init; }
}
