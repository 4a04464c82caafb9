using Autoheal.Incidents;
using Autoheal.Simulation;
using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Faults;
using Autoheal.Simulation.Time;
using Autoheal.Simulation.Transport;
using Autoheal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Scenarios;

/// <summary>The examples of docs/testing-with-the-simulator.md, compiled and run.</summary>
public sealed class SimulatorPageTests
{
    [Fact]
    public async Task Rule_OnAFaultThatIsNotIts_StaysSilent()
    {
        #region readme-simulator-rule
        await using var world = await SimulatedCluster.StartAsync(seed: 3, options =>
            options.ConfigureHost = host => host.AddRule<LeaderElectionLostRule>());
        await world.InjectAsync(Fault.Named("init-crash", "checkout/api").WithLeftovers());

        var incident = await world.RunUntilSettledAsync();

        Assert.DoesNotContain(incident.Diagnosis!.Hypotheses, hypothesis => hypothesis.Cause.Value == "acme.leader-election.lost");
        incident.ShouldEndHealed().AfterActions("rollout-undo");
        #endregion
    }

    [Fact]
    public async Task Policy_WithoutNamespaces_DeniesEveryAction()
    {
        #region readme-simulator-policy
        await using var world = await SimulatedCluster.StartAsync(seed: 3, options =>
            options.ConfigureHost = host => host.ConfigurePolicy(policy => policy.AllowedNamespaces.Clear()));
        await world.InjectAsync(Fault.BadRollout("checkout/api"));

        var incident = await world.RunUntilSettledAsync();

        incident.ShouldEnd(IncidentEnd.Denied);
        Assert.Empty(incident.Actions);
        Assert.DoesNotContain(world.World.Audit, entry => entry.User == "autoheal-actor" && entry.Wrote);
        #endregion
    }

    [Fact]
    public async Task Runbook_FollowedByHand_Repairs()
    {
        #region readme-simulator-runbook
        var clock = new VirtualClock(new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
        var world = new SimulatedWorld(new WorldOptions { Seed = 3, Landscape = new LandscapeOptions() }, clock);
        world.Animate();
        Fault.Named("cpu-quota-exceeded", "checkout/api").Apply(world);
        clock.Advance(TimeSpan.FromMinutes(5));

        using var kubectl = new InProcessHandler(world).CreateClient(world.Access.AdminToken);
        await kubectl.DeleteAsync("/api/v1/namespaces/checkout/resourcequotas/team");
        clock.Advance(TimeSpan.FromMinutes(20));

        var deployment = await kubectl.GetStringAsync("/apis/apps/v1/namespaces/checkout/deployments/api");
        Assert.Contains("\"availableReplicas\":4", deployment);
        #endregion
    }

    [Fact]
    public async Task Suiting_AFaultAmongPrograms_HasItsLandscape()
    {
        #region readme-simulator-suiting
        var fault = Fault.Named("db-password-rotated", "checkout/api");
        await using var world = await SimulatedCluster.StartAsync(seed: 3, options => options.Suiting = fault);
        await world.InjectAsync(fault);

        var incident = await world.RunUntilSettledAsync();

        Assert.NotEqual(IncidentEnd.Healthy, incident.End);
        #endregion
    }
}
