using Autoheal.Approvals;
using Autoheal.Approvals.Grants;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Simulation.Faults;
using Autoheal.Simulation.People;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Scenarios.Autonomy;

/// <summary>Approvals on the simulated cluster, from the alert to the end.</summary>
public sealed class ApprovalScenarioTests
{
    [Fact]
    public async Task Grant_UsedThenTakenBack_HealsTheFirstAndAsksForTheSecond()
    {
        await using var town = await Town.StartAsync(ColleagueAnswer.None);
        await town.GrantAsync("rollout-undo", town.Cluster.Primary);

        var first = await town.BreakAsync(Fault.BadRollout(town.Cluster.Primary));

        Assert.Equal(IncidentEnd.Healed, End(first));
        Assert.Equal("GRT-1", Assert.Single(first.OfType<ApprovalAnswered>()).Grant);
        Assert.Equal([SimulatedColleague.Person.Id], Assert.Single(first.OfType<ActionIntended>()).ApprovedBy);
        var writes = town.Writes;
        await town.DoAsync(services => services.GetRequiredService<GrantDesk>().RevokeAsync(new GrantRevocation { GrantId = "GRT-1" }, "ben"));

        var second = await town.BreakAsync(Fault.BadRollout(town.Cluster.Primary));

        Assert.Single(second.OfType<ApprovalRequested>());
        Assert.Empty(second.OfType<ApprovalAnswered>());
        Assert.Equal((IncidentEnd.Escalated, writes), (End(second), town.Writes));
    }

    [Fact]
    public async Task Grant_ForAnotherWorkload_AnswersNothing()
    {
        await using var town = await Town.StartAsync(ColleagueAnswer.None);
        await town.GrantAsync("rollout-undo", "checkout/other");

        var events = await town.BreakAsync(Fault.BadRollout(town.Cluster.Primary));

        Assert.Empty(events.OfType<ApprovalAnswered>());
        Assert.Equal((IncidentEnd.Escalated, 0), (End(events), town.Writes));
    }

    [Fact]
    public async Task Role_LostBetweenApprovalAndExecution_NothingRuns()
    {
        await using var town = await Town.StartAsync(ColleagueAnswer.Approve, host => host.ConfigurePolicy(policy => policy.ProductionQuorum = 2));
        town.People.People.Add(new Person { Id = "ben", Name = "Ben", Roles = ["oncall"] });
        var asked = await town.BreakAsync(Fault.BadRollout(town.Cluster.Primary), IncidentPhase.AwaitingApproval);
        var request = Assert.Single(asked.OfType<ApprovalRequested>()).Request;
        town.Cluster.Pump.RunFor(TimeSpan.FromMinutes(1));
        town.People.People[0] = SimulatedColleague.Person with { Roles = ["reader"] };

        await town.DoAsync(services => services.GetRequiredService<ApprovalDesk>().SubmitAsync(new ApprovalSubmission
        {
            RequestId = request.Id, PlanHash = request.PlanHash, Nonce = request.Nonce, PersonId = "ben", Approve = true,
        }));
        var events = await town.UntilAsync(before: 0);

        Assert.Equal(2, events.OfType<ApprovalAnswered>().Count(answer => answer.Counted));
        Assert.Equal("1 of 2 approvals still count", Assert.Single(events.OfType<ActionRefused>()).Reason);
        Assert.Equal((IncidentEnd.Escalated, 0), (End(events), town.Writes));
    }

    [Fact]
    public async Task Request_NobodyAnswers_IsRemindedThenEscalatedThenExpires()
    {
        await using var town = await Town.StartAsync(
            ColleagueAnswer.None, host => host.ConfigureApprovals(approvals => approvals.EscalationRoles.Add("team-lead")));

        var events = await town.BreakAsync(Fault.BadRollout(town.Cluster.Primary));

        Assert.Equal(
            [typeof(ApprovalRequested), typeof(ApprovalReminded), typeof(ApprovalEscalated), typeof(PlanVoided), typeof(IncidentEscalated), typeof(IncidentClosed)],
            events.SkipWhile(@event => @event is not ApprovalRequested).Where(@event => @event is not AlertAttached).Select(@event => @event.GetType()));
        Assert.Equal(["team-lead"], events.OfType<ApprovalEscalated>().Single().Roles);
        Assert.Equal((VoidCodes.Expired, 0), (events.OfType<PlanVoided>().Single().Code, town.Writes));
        var step = Assert.Single(events.OfType<ApprovalRequested>().Single().Request.Steps);
        Assert.Equal(("rollout-undo", true), (step.Action, step.Changes.Count > 0));
    }

    private static IncidentEnd End(IReadOnlyList<JournalEvent> events) => events.OfType<IncidentClosed>().Single().End;
}
