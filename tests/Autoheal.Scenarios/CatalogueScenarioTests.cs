using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Simulation;
using Autoheal.Simulation.Faults;
using Autoheal.Simulation.Scenarios;

namespace Autoheal.Scenarios;

/// <summary>
/// Every fault of the catalogue as a whole incident, with the rules that there are. Not to know the cause is well; to act for a wrong one
/// never is.
/// </summary>
public sealed class CatalogueScenarioTests
{
    private static readonly string[] s_undoing = ["rollout-undo", "restore-config-reference"];

    public static TheoryData<string> Names =>
        [.. ScenarioCatalogue.All.Except(ScenarioCatalogue.Showcase).Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Scenario_OneSeed_EndsAsDeclaredAndNeverActsWrongly(string name)
    {
        var incidents = await RunAsync(name, fault => fault);

        Assert.True(ScenarioCatalogue.Find(name)!.End == incidents[0].End, $"{name} ended {incidents[0].End}\n{incidents[0].Transcript}");
        Assert.All(incidents, incident => AssertRightActions(name, incident));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Scenario_AmongDecoysLeftoversAndNoise_EndsAndNeverActsWrongly(string name)
    {
        var incidents = await RunAsync(name, fault => fault.WithDecoys().WithLeftovers().WithNoise());

        Assert.DoesNotContain(incidents, incident => incident.End == IncidentEnd.Open);
        Assert.All(incidents, incident => AssertRightActions(name, incident));
    }

    /// <summary>All incidents that were opened, the first one first.</summary>
    private static async Task<IReadOnlyList<SettledIncident>> RunAsync(string name, Func<Fault, Fault> surround)
    {
        await using var cluster = await SimulatedCluster.StartAsync(1, options =>
        {
            options.VaryNames = true;
            options.Suiting = ScenarioCatalogue.Find(name)!.Fault("checkout/api");
        });
        await cluster.InjectAsync(surround(ScenarioCatalogue.Find(name)!.Fault(cluster.Primary)));
        await cluster.RunUntilSettledAsync(TimeSpan.FromHours(6));
        var incidents = new List<SettledIncident>();
        foreach (var stream in await cluster.Journal.ListStreamsAsync(StreamId.IncidentPrefix, CancellationToken.None))
            incidents.Add(SettledIncident.Of([.. cluster.Journal.ReadStreamAsync(stream).ToBlockingEnumerable()]));
        AssertNotCalledHealthy(cluster.World, incidents);
        return incidents;
    }

    /// <summary>Nobody calls it well while requests fail for all to see.</summary>
    private static void AssertNotCalledHealthy(SimulatedWorld world, IReadOnlyList<SettledIncident> incidents)
    {
        var failing = world.Plane.Applications.Troubled().Where(health => health.ErrorShare >= 0.05).Select(health => health.Service).ToArray();
        Assert.True(
            failing.Length == 0 || incidents.All(incident => incident.End != IncidentEnd.Healthy),
            $"requests of {string.Join(", ", failing)} fail\n{string.Join('\n', incidents.Select(incident => incident.Transcript))}");
    }

    /// <summary>
    /// What a release broke, going back repairs. A crash that nothing explains is answered by one new pod, and a load that is too much by half
    /// as many pods more, whether that helps or not. Anything else needs a cause that the fault declares.
    /// </summary>
    private static void AssertRightActions(string name, SettledIncident incident)
    {
        var entry = FaultCatalogue.Find(name)!;
        var wrong = incident.Actions.Where(action => !action.Compensated
            && !(entry.IsRelease && s_undoing.Contains(action.Name))
            && !(entry.Cause == "k8s.crash.no-change" && action.Name == "evict-pod" && incident.Actions.Count == 1)
            && !(entry.Cause == "k8s.hpa.at-maximum" && action.Name == "set-autoscaler-bounds")
            && incident.ConfirmedCauses.All(cause => cause.Value != entry.Cause && !entry.DeeperCauses.Contains(cause.Value)));
        Assert.True(!wrong.Any(), $"{name}: {string.Join(", ", wrong.Select(action => action.Name))}\n{incident.Transcript}");
    }
}
