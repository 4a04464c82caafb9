using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Learning.Autonomy;
using Autoheal.Policy;
using Autoheal.Simulation;
using Autoheal.Simulation.Faults;
using Autoheal.Simulation.People;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Scenarios.Autonomy;

/// <summary>Autonomy on the simulated cluster: in the shadow, earned, and lost again.</summary>
public sealed class AutonomyScenarioTests
{
    [Fact]
    public async Task Shadow_PersonUndoesTheRelease_RunsNothingAndSaysThatItWouldHaveBeenTheSame()
    {
        await using var town = await Town.StartAsync(ColleagueAnswer.Approve, InTheShadow);
        var fault = Fault.BadRollout(town.Cluster.Primary);
        var begun = await town.BreakAsync(fault, IncidentPhase.Shadowing);
        Assert.Equal(Verdict.RequireApproval, Assert.Single(begun.OfType<ShadowPlanned>()).WouldBe);
        town.Cluster.Pump.RunFor(TimeSpan.FromMinutes(1));
        Repair(town, fault);

        var events = await town.UntilAsync(before: 0);

        Assert.Equal((ShadowMatch.Same, "people did what would have been done"), Compared(events));
        Assert.Equal((0, IncidentEnd.HandedOver), (town.Writes, events.OfType<IncidentClosed>().Single().End));
        Assert.Empty(events.OfType<ApprovalRequested>());
        Assert.True((await EvidenceAsync(town)).Single() is { Shadow: true, Outcome: AutonomyOutcome.Succeeded });
    }

    [Fact]
    public async Task Shadow_PersonDoesSomethingElse_SaysSo()
    {
        await using var town = await Town.StartAsync(ColleagueAnswer.Approve, InTheShadow);
        var fault = Fault.HumanIntervenes(town.Cluster.Primary);
        await town.BreakAsync(fault, IncidentPhase.Shadowing);
        town.Cluster.Pump.RunFor(TimeSpan.FromMinutes(1));
        town.Cluster.Pump.Run(() =>
        {
            fault.Intervene(town.Cluster.World);
            return Task.CompletedTask;
        });

        var events = await town.UntilAsync(before: 0);

        Assert.Equal((ShadowMatch.Other, "people did something else than would have been done"), Compared(events));
        Assert.Equal(0, town.Writes);
        Assert.Equal(AutonomyOutcome.Failed, (await EvidenceAsync(town)).Single().Outcome);
    }

    [Fact]
    public async Task Career_ApprovedRepairsHold_ActsByItselfUntilItDoesHarm()
    {
        await using var town = await Town.StartAsync(ColleagueAnswer.Approve, Earning, neighbours: 8);
        var services = town.Cluster.World.Landscape.Workloads.Select(workload => workload.Key).Where(key => key != town.Cluster.Primary).ToArray();
        var number = 0;
        while (!(await ChangesAsync(town)).Any())
        {
            Assert.True(number < services.Length, "It is not promoted.");
            var approved = await town.BreakAsync(Fault.BadRollout(services[number++]));
            Assert.Equal(IncidentEnd.Healed, approved.OfType<IncidentClosed>().Single().End);
            Assert.Single(approved.OfType<ApprovalRequested>());
        }

        // At a gate of one half and an error of 0.025, eight successes without a failure are enough: (2⁹ − 1) / 9 ≥ 1 / 0.025.
        Assert.Equal((8, AutonomyLevel.Autonomous), (number, (await ChangesAsync(town))[0].To));
        Assert.Equal("8 of 8 succeeded on 8 services: the rate is at least 0.5", (await ChangesAsync(town))[0].Reason);
        var alone = await town.BreakAsync(Fault.BadRollout(services[0]));
        Assert.Equal(IncidentEnd.Healed, alone.OfType<IncidentClosed>().Single().End);
        Assert.Empty(alone.OfType<ApprovalRequested>());

        var harmed = await town.BreakAsync(Fault.WrongFirstGuess(town.Cluster.Primary));

        Assert.Contains(harmed, @event => @event is VerificationConcluded { Verdict: Verification.VerificationVerdict.Harm });
        var demoted = (await ChangesAsync(town))[^1];
        Assert.Equal((AutonomyLevel.Autonomous, AutonomyLevel.Shadow), (demoted.From, demoted.To));

        // The harm's own alerts fire a while longer and open an incident that ends as healthy.
        town.Cluster.Pump.RunFor(TimeSpan.FromMinutes(20));
        var advised = await town.BreakAsync(Fault.BadRollout(services[1]), IncidentPhase.Shadowing);
        Assert.Single(advised.OfType<ShadowPlanned>());
        Assert.Empty(advised.OfType<ActionIntended>());
    }

    [Fact]
    public async Task Shadow_AsInTheDocumentation_IsCompared()
    {
        await using var cluster = await SimulatedCluster.StartAsync(seed: 5, options =>
        {
            #region readme-autonomy
            options.ConfigureHost = host => host
                .ConfigureAutonomy(autonomy =>
                {
                    autonomy.Earned = true;
                    autonomy.Start = AutonomyLevel.Shadow;
                    autonomy.Ceilings.Add(new AutonomyCeilingRule { Service = "payments/*", Level = AutonomyLevel.Approve });
                    autonomy.Ceilings.Add(new AutonomyCeilingRule { Action = "drain", Level = AutonomyLevel.Observe });
                })
                .ConfigureApprovals(approvals => approvals.EscalationRoles.Add("team-lead"));
            #endregion
            options.ConfigureHost += host => host.ConfigureAutonomy(autonomy => autonomy.ShadowWatch = TimeSpan.FromMinutes(30));
        });
        await cluster.InjectAsync(Fault.BadRollout(cluster.Primary));

        var incident = await cluster.RunUntilSettledAsync(TimeSpan.FromHours(8));

        Assert.Equal(ShadowMatch.NobodyActed, incident.Events.OfType<ShadowCompared>().Single().Match);
        Assert.Empty(incident.Actions);
    }

    private static void InTheShadow(IAutohealBuilder host) => host.ConfigureAutonomy(autonomy => autonomy.Ceiling = AutonomyLevel.Shadow);

    private static void Earning(IAutohealBuilder host) => host
        .ConfigurePolicy(policy =>
        {
            policy.Environment = "staging";
            policy.UnattendedActionsPerHour = 100;
            policy.UnattendedPodShare = 1;
        })
        .ConfigureAutonomy(autonomy =>
        {
            autonomy.Earned = true;
            autonomy.Gate = 0.5;
            autonomy.BreakerHold = TimeSpan.FromHours(12);
        });

    private static void Repair(Town town, Fault fault) => town.Cluster.Pump.Run(() =>
    {
        Assert.True(fault.TryRepair(town.Cluster.World));
        return Task.CompletedTask;
    });

    private static (ShadowMatch Match, string Text) Compared(IReadOnlyList<JournalEvent> events) =>
        events.OfType<ShadowCompared>().Single() is var compared ? (compared.Match, compared.Text) : default;

    private static async Task<IReadOnlyList<AutonomyChanged>> ChangesAsync(Town town) =>
        [.. (await town.EventsAsync(StreamId.Control)).OfType<AutonomyChanged>()];

    private static async Task<IReadOnlyList<AutonomyObserved>> EvidenceAsync(Town town)
    {
        var streams = town.Cluster.Pump.Run(() => town.Cluster.Journal.ListStreamsAsync(StreamId.AutonomyPrefix).AsTask());
        return [.. (await town.EventsAsync(Assert.Single(streams))).OfType<AutonomyObserved>()];
    }
}
