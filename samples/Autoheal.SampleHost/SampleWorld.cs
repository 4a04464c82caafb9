using Autoheal.Diagnostics;
using Autoheal.Hosting.Console.World;
using Autoheal.Simulation.Scenarios;

namespace Autoheal.SampleHost;

/// <summary>The console's controls of the simulated site.</summary>
internal sealed class SampleWorld(SimulatedSite site) : ISimulatedWorld
{
    public SimulatedWorldState State => new() { Now = site.Clock.GetUtcNow(), Paused = site.Clock.IsPaused, Rate = site.Clock.Rate };

    public IReadOnlyList<SimulatedFault> Faults { get; } =
        [.. ScenarioCatalogue.All.Where(scenario => scenario.Name != "healthy").Select(scenario => new SimulatedFault(scenario.Name, scenario.Title))];

    public IReadOnlyList<string> Targets => site.Applications;

    public ValueTask InjectAsync(string fault, string target, CancellationToken cancellationToken = default)
    {
        try
        {
            site.Break(ScenarioCatalogue.Find(fault)!, target);
            return ValueTask.CompletedTask;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            throw new AutohealException(ErrorCodes.Input, $"{fault} cannot happen to {target} in this world: {e.Message}", e);
        }
    }

    public ValueTask PauseAsync(CancellationToken cancellationToken = default)
    {
        site.Clock.Pause();
        return ValueTask.CompletedTask;
    }

    public ValueTask ResumeAsync(CancellationToken cancellationToken = default)
    {
        site.Clock.Resume();
        return ValueTask.CompletedTask;
    }

    public ValueTask AdvanceAsync(TimeSpan span, CancellationToken cancellationToken = default)
    {
        site.Clock.Advance(span);
        return ValueTask.CompletedTask;
    }
}
