using Autoheal.Approvals;
using Autoheal.Catalogue;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Planning;
using Autoheal.Policy;
using Autoheal.Reasoning;
using Autoheal.Simulation.Faults;
using Autoheal.Simulation.People;
using Autoheal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Scenarios;

/// <summary>Rules that every operator asks for, each over a whole incident: what it holds up, and what it lets pass.</summary>
public sealed class PolicyScenarioTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(3, IncidentEnd.Denied)]
    [InlineData(4, IncidentEnd.Healed)]
    public async Task RepairsAnHour_TheOneTooManyIsDenied(int limit, IncidentEnd end)
    {
        await using var cluster = await PolicySite.StartAsync(
            $"limits: [{{ name: repairs, actions: 'rollout-*', max: {limit}, per: 1h }}]", colleague: ColleagueAnswer.Approve);
        for (var number = 1; number <= 3; number++)
        {
            (await PolicySite.BreakAsync(cluster)).ShouldEndHealed().AfterActions("rollout-undo");
            cluster.Pump.RunFor(TimeSpan.FromMinutes(10));
        }

        var fourth = await PolicySite.BreakAsync(cluster);

        fourth.ShouldEnd(end);
        Assert.Equal(4, (await PolicySite.IncidentsAsync(cluster)).Count);
        Assert.Equal(end == IncidentEnd.Denied, PolicySite.DecisionOf(fourth).Sentence == "denied: 3 of 3 within 1h are used up (limit repairs)");
        Assert.InRange(cluster.Elapsed, TimeSpan.Zero, TimeSpan.FromHours(1));
    }

    [Theory]
    [InlineData("20%", true)]
    [InlineData("100%", false)]
    public async Task AFifthOfThePods_MoreAtOnceAsksAPerson(string share, bool asks)
    {
        await using var cluster = await PolicySite.StartAsync(
            $"rules: [{{ name: a-fifth, when: {{ podShareAbove: {share} }}, then: approve, reason: too much at once }}]", colleague: ColleagueAnswer.Approve);

        var incident = await PolicySite.BreakAsync(cluster);

        incident.ShouldEndHealed();
        Assert.Equal(asks ? "needs approval: too much at once (rule a-fifth)" : "allowed: namespace checkout is allowed (allowed-namespaces)", PolicySite.DecisionOf(incident).Sentence);
        Assert.Equal(asks ? 1 : 0, incident.Events.OfType<ApprovalAnswered>().Count());
    }

    [Theory]
    [InlineData(0, true, IncidentEnd.Denied)]
    [InlineData(8, true, IncidentEnd.Healed)]
    [InlineData(0, false, IncidentEnd.Healed)]
    public async Task PeakHours_NothingRunsInProductionThen(int hoursLater, bool production, IncidentEnd end)
    {
        await using var cluster = await PolicySite.StartAsync(
            """
            calendars: [{ name: peak, timezone: Europe/Berlin, weekly: [{ days: weekdays, from: "13:00", to: "18:00" }] }]
            rules: [{ name: peak, when: { environments: production, during: peak }, then: deny, reason: no production actions in peak hours }]
            """,
            production,
            s_noon.AddHours(hoursLater),
            ColleagueAnswer.Approve);

        var incident = await PolicySite.BreakAsync(cluster);

        incident.ShouldEnd(end);
        Assert.Equal(end == IncidentEnd.Denied, PolicySite.DecisionOf(incident).Sentence == "denied: no production actions in peak hours (rule peak)");
    }

    /// <summary>A request that was approved before the peak begins is judged again when its turn comes.</summary>
    [Fact]
    public async Task PeakHours_BeginWhileARequestWaits_TheApprovedActionDoesNotRun()
    {
        await using var cluster = await PolicySite.StartAsync(
            """
            calendars: [{ name: peak, timezone: UTC, weekly: [{ days: mon, from: "12:05", to: "18:00" }] }]
            rules: [{ name: peak, when: { environments: production, during: peak }, then: deny, reason: no production actions in peak hours }]
            """,
            production: true,
            configure: AddSeniors);
        await cluster.InjectAsync(Fault.BadRollout(cluster.Primary));
        cluster.Pump.RunFor(TimeSpan.FromMinutes(6));

        await PolicySite.AnswerAsync(cluster, "amira");

        var incident = await cluster.RunUntilSettledAsync();
        incident.ShouldEnd(IncidentEnd.Denied).AfterActions();
        Assert.Contains(incident.Events, @event => @event is ActionRefused { Code: VoidCodes.PolicyStricter });
    }

    [Theory]
    [InlineData(0.74, true)]
    [InlineData(0.76, false)]
    public async Task MediumRisk_NeedsAConfidenceOfThreeQuarters(double confidence, bool asks)
    {
        await using var cluster = await PolicySite.StartAsync(
            "rules: [{ name: sure, when: { risk: medium, confidenceBelow: 0.75 }, then: approve, reason: medium risk needs 0.75 }]",
            colleague: ColleagueAnswer.Approve,
            configure: autoheal => autoheal.Services.AddSingleton<IReasoner>(provider => new DoubtfulReasoner(provider.GetRequiredService<RuleReasoner>(), confidence)));

        var incident = await PolicySite.BreakAsync(cluster);

        incident.ShouldEndHealed();
        Assert.Equal(asks, PolicySite.DecisionOf(incident).Reasons.Any(reason => reason is { Policy: "rule sure", Verdict: Verdict.RequireApproval }));
        Assert.Equal(asks ? 1 : 0, incident.Events.OfType<ApprovalAnswered>().Count());
    }

    [Theory]
    [InlineData(ColleagueAnswer.Approve, IncidentEnd.Healed)]
    [InlineData(ColleagueAnswer.Reject, IncidentEnd.Rejected)]
    public async Task HighRisk_IsAlwaysAPersonsDecision(ColleagueAnswer answer, IncidentEnd end)
    {
        await using var cluster = await PolicySite.StartAsync(
            "rules: [{ name: risky, when: { risk: [high, destructive] }, then: approve, reason: high risk is a person's decision }]",
            colleague: answer,
            configure: autoheal => RiskierUndo.Replace(autoheal.Services));

        var incident = await PolicySite.BreakAsync(cluster);

        incident.ShouldEnd(end);
        Assert.Contains(PolicySite.DecisionOf(incident).Reasons, reason => reason is { Policy: "rule risky", Verdict: Verdict.RequireApproval });
    }

    [Fact]
    public async Task SchemaChanges_WantTwoSeniors()
    {
        await using var cluster = await PolicySite.StartAsync(
            """
            services: [{ name: schemas, labels: { app: api } }]
            rules: [{ name: two-seniors, when: { services: schemas }, then: approve, approval: { quorum: 2, roles: senior }, reason: two seniors decide about schemas }]
            """,
            colleague: ColleagueAnswer.Approve,
            configure: AddSeniors);
        await cluster.InjectAsync(Fault.BadRollout(cluster.Primary));

        await PolicySite.AnswerAsync(cluster, "amira");
        Assert.DoesNotContain((await PolicySite.IncidentsAsync(cluster))[0].Events, @event => @event is ActionIntended);
        await PolicySite.AnswerAsync(cluster, "boris");

        var incident = await cluster.RunUntilSettledAsync();
        incident.ShouldEndHealed();
        Assert.Equal("needs approval: two seniors decide about schemas (rule two-seniors)", PolicySite.DecisionOf(incident).Sentence);
        Assert.Equal(["amira", "boris"], incident.Events.OfType<ActionIntended>().Single().ApprovedBy);
    }

    private static void AddSeniors(IAutohealBuilder autoheal) => autoheal.ConfigurePeople(people =>
    {
        people.People.Add(new Person { Id = "amira", Name = "Amira", Roles = ["senior", "oncall"] });
        people.People.Add(new Person { Id = "boris", Name = "Boris", Roles = ["senior"] });
    });

    /// <summary>A reasoner that is less sure than the rules are.</summary>
    private sealed class DoubtfulReasoner(IReasoner rules, double confidence) : IReasoner
    {
        public async ValueTask<Diagnosis> DiagnoseAsync(Context.IncidentContext context, CancellationToken cancellationToken = default)
        {
            var diagnosis = await rules.DiagnoseAsync(context, cancellationToken);
            return diagnosis with { Hypotheses = [.. diagnosis.Hypotheses.Select(hypothesis => hypothesis.Confidence > confidence ? hypothesis with { Confidence = confidence } : hypothesis)] };
        }
    }

    /// <summary>The undo of a rollout, which somebody holds for more dangerous than it is.</summary>
    private sealed class RiskierUndo(IActionHandler undo) : IActionHandler
    {
        public ActionDescriptor Descriptor => undo.Descriptor with { Risk = ActionRisk.High };

        public static void Replace(IServiceCollection services)
        {
            var known = services.Single(service => service.ServiceType == typeof(IActionHandler) && service.ImplementationType?.Name == "RolloutUndoAction");
            services.Remove(known);
            services.AddSingleton<IActionHandler>(provider => new RiskierUndo((IActionHandler)ActivatorUtilities.CreateInstance(provider, known.ImplementationType!)));
        }

        public ValueTask<ActionPreparation> PrepareAsync(PreparationRequest request, CancellationToken cancellationToken = default) => undo.PrepareAsync(request, cancellationToken);

        public ValueTask<ActionOutcome> ExecuteAsync(ExecutionPermit permit, CancellationToken cancellationToken = default) => undo.ExecuteAsync(permit, cancellationToken);

        public ValueTask<ReconcileState> ReconcileAsync(ActionIntent intent, CancellationToken cancellationToken = default) => undo.ReconcileAsync(intent, cancellationToken);
    }
}
