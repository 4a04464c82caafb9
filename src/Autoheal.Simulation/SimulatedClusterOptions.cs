using Autoheal.Journal;
using Autoheal.Simulation.Alerts;
using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Faults;
using Autoheal.Simulation.People;

namespace Autoheal.Simulation;

/// <summary>How a <see cref="SimulatedCluster"/> begins.</summary>
public sealed class SimulatedClusterOptions
{
    /// <summary>Gets or sets the virtual time at which it begins; noon on 1 June 2026, UTC, by default.</summary>
    public DateTimeOffset StartTime { get; set; } = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Gets or sets the number of worker nodes; 3 by default.</summary>
    public int Nodes { get; set; } = 3;

    /// <summary>Gets or sets the applications; <c>checkout/api</c> with three neighbours by default.</summary>
    public LandscapeOptions? Landscape { get; set; }

    /// <summary>Gets or sets the fault that the applications have to suit: see <see cref="Fault.Suit"/>; none by default.</summary>
    public Fault? Suiting { get; set; }

    /// <summary>Gets or sets whether names follow from the seed instead; false by default.</summary>
    public bool VaryNames { get; set; }

    /// <summary>Gets or sets how alerts are raised.</summary>
    public AlertmanagerOptions Alerts { get; set; } = new();

    /// <summary>Gets or sets what the colleague on call answers; approves by default.</summary>
    public ColleagueAnswer Colleague { get; set; } = ColleagueAnswer.Approve;

    /// <summary>Gets or sets what is added to or changed in the host before it starts, at every start.</summary>
    public Action<IAutohealBuilder>? ConfigureHost { get; set; }

    /// <summary>Gets or sets where the host keeps its state; called at every start with the stores of the start before, null at first. In memory by default.</summary>
    public Func<AutohealStores?, AutohealStores>? OpenStores { get; set; }

    /// <summary>
    /// Gets or sets whether every request and every append is a step of its own, so that a crash can happen before and after each; false
    /// by default, because it costs time.
    /// </summary>
    public bool StepEverywhere { get; set; }

    /// <summary>
    /// Gets or sets where the host crashes: asked before each step with the number of the start and of the step in it, both from 1. A
    /// crashed host is started again after five seconds of virtual time.
    /// </summary>
    public Func<int, long, bool>? CrashBefore { get; set; }

    internal LandscapeOptions LandscapeFor(int seed)
    {
        var landscape = Landscape ?? (VaryNames ? LandscapeOptions.ForSeed((ulong)(uint)seed) : new LandscapeOptions());
        return Suiting?.Suit(landscape) ?? landscape;
    }
}
