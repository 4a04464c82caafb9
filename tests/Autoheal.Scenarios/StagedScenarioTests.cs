using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Policy.Documents;
using Autoheal.Simulation;
using Autoheal.Simulation.Faults;
using Autoheal.Simulation.People;
using Autoheal.Testing;
using Autoheal.Verification;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Scenarios;

/// <summary>Whole incidents under rules that make actions go by stages, or end after a while.</summary>
public sealed class StagedScenarioTests
{
    private const string Progressive = """
        rules:
          - { name: by-stages, when: { actions: scale, newVersion: true }, then: approve, reason: new here, obligations: [{ kind: progressive, with: { watch: 30s } }] }
        """;

    [Fact]
    public async Task Progressive_OneReplicaFirst_WatchedBeforeTheRest_AndOnlyUntilTheVersionIsKnown()
    {
        await using var cluster = await PolicySite.StartAsync(Progressive, colleague: ColleagueAnswer.Approve);

        var first = await ScaleAwayAsync(cluster);
        cluster.Pump.RunFor(TimeSpan.FromMinutes(10));
        var second = await ScaleAwayAsync(cluster);

        first.ShouldEndHealed();
        Assert.Equal([1, 2], first.Events.OfType<ActionIntended>().Select(intent => intent.Stage));
        Assert.Single(first.Events.OfType<StagePassed>());
        Assert.Contains("STAGE   part 1 settled and did no harm; on to the next", first.Transcript, StringComparison.Ordinal);
        second.ShouldEndHealed();
        Assert.Null(Assert.Single(second.Events.OfType<ActionIntended>()).Stage);
    }

    [Fact]
    public async Task Progressive_OnWhatKubernetesRollsOutByItself_IsDeniedWithTheReason()
    {
        await using var cluster = await PolicySite.StartAsync(
            "rules: [{ name: by-stages, then: approve, reason: by stages, obligations: [{ kind: progressive }] }]", colleague: ColleagueAnswer.Approve);

        var incident = await PolicySite.BreakAsync(cluster);

        incident.ShouldEnd(IncidentEnd.Denied).AfterActions();
        Assert.Equal(
            "denied: by stages: rollout-undo cannot be carried out in stages: Kubernetes decides how it reaches the pods, or it reaches all at once (rule by-stages)",
            PolicySite.DecisionOf(incident).Sentence);
    }

    [Fact]
    public async Task Temporary_IsRevertedAfterHalfAnHourOfNormalOperation()
    {
        await using var cluster = await PolicySite.StartAsync(
            "rules: [{ name: for-a-while, when: { actions: scale }, then: approve, reason: for a while, obligations: [{ kind: revert-after, with: { after: 30m } }] }]",
            colleague: ColleagueAnswer.Approve);

        var incident = await ScaleAwayAsync(cluster, TimeSpan.FromHours(2));

        incident.ShouldEnd(IncidentEnd.Healed);
        var intents = incident.Events.OfType<ActionIntended>().ToArray();
        Assert.Equal([PermitOperation.Execute, PermitOperation.Compensate], intents.Select(intent => intent.Operation));
        Assert.True(intents[1].Reverts);
        Assert.Equal([VerificationVerdict.Effect, VerificationVerdict.Effect], incident.Events.OfType<VerificationConcluded>().Select(concluded => concluded.Verdict));
        Assert.True(Assert.Single(incident.Events.OfType<RevertScheduled>()).At >= incident.Records[0].At + TimeSpan.FromMinutes(30));
        Assert.Contains("the temporary change is reverted", incident.Transcript, StringComparison.Ordinal);
    }

    /// <summary>
    /// The host dies before a step, and is started again on what was durable. Every thirteenth request, append or await, with others in each run of the
    /// scenario; that each append may be the last one is tested beside the runner.
    /// </summary>
    [Fact]
    public async Task Progressive_CrashedBeforeSteps_EveryStageIsWrittenOnce()
    {
        var steps = await RunAsync(crash: null);
        Assert.InRange(steps, 100, 20_000);

        for (var step = 1L; step <= steps; step += 13)
        {
            await RunAsync(step);
        }
    }

    private static async Task<long> RunAsync(long? crash)
    {
        var reading = PolicyDocument.Read(PolicySite.Text(Progressive), "policy.yaml");
        await using var cluster = await SimulatedCluster.StartAsync(1, options =>
        {
            options.Colleague = ColleagueAnswer.Approve;
            options.StepEverywhere = true;
            options.CrashBefore = (start, step) => start == 1 && step >= crash;
            options.ConfigureHost = autoheal => autoheal.UsePolicy(reading.Document!);
        });
        await cluster.InjectAsync(Fault.ScaledToZero(cluster.Primary));
        await cluster.RunUntilSettledAsync(TimeSpan.FromHours(6));

        var incident = (await PolicySite.IncidentsAsync(cluster))[0];
        var written = cluster.World.Audit.Count(entry => entry.User == "autoheal-actor" && entry.Wrote);
        Assert.True((await cluster.Journal.VerifyAsync()).Ok, $"crash before {crash}");
        Assert.True(incident.End == IncidentEnd.Healed && written == 2, $"crash before {crash}: {incident.End}, {written} writes\n{incident.Transcript}");
        return cluster.Host.Process.Steps;
    }

    private static async Task<SettledIncident> ScaleAwayAsync(SimulatedCluster cluster, TimeSpan? within = null)
    {
        var before = (await PolicySite.IncidentsAsync(cluster)).Count;
        await cluster.InjectAsync(Fault.ScaledToZero(cluster.Primary));
        for (var turn = 0; (await PolicySite.IncidentsAsync(cluster)).Count == before && turn < 60; turn++)
        {
            cluster.Pump.RunFor(TimeSpan.FromSeconds(10));
        }

        await cluster.RunUntilSettledAsync(within);
        return (await PolicySite.IncidentsAsync(cluster))[^1];
    }
}
