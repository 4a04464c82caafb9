using Autoheal.Approvals.Grants;
using Autoheal.Catalogue;
using Autoheal.Core.Tests.Doubles;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Planning;
using Autoheal.Policy;
using Autoheal.Verification;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Core.Tests.Incidents;

/// <summary>A person has an action undone later: through the gate, exactly, once, and never over somebody else's change.</summary>
public sealed class UndoTests
{
    [Fact]
    public async Task Undo_AfterTheIncidentHealed_RestoresExactlyOnceSomebodyElseApproves()
    {
        await using var host = await HealedAsync();

        var given = await host.CommandAsync(IncidentVerb.Undo);

        Assert.Equal((true, "INC-1/1", "INC-2", "INC-2 undoes INC-1/1"), (given!.Counted, given.IntentId, given.UndoIncident, given.Note));
        var asked = await host.AdvanceAsync("INC-2");
        Assert.Equal((IncidentPhase.AwaitingApproval, "person:amira", "INC-1/1"), (asked.Phase, asked.Request!.Proposer, asked.Proposal!.Plan.UndoOf));
        Assert.Equal(new FieldChange { Path = Thing.Guarded, Before = "good", After = "bad" }, asked.Request.Steps[0].Changes[0]);
        Assert.Equal("the proposer cannot approve", (await host.ApproveAsync(asked.Request))!.Note);
        Assert.True((await host.ApproveAsync(asked.Request, "ben"))!.Counted);

        var undone = await host.AdvanceUntilAsync("INC-2");

        Assert.Equal((IncidentEnd.Undone, "INC-1/1 is undone, as amira asked"), (undone.End, undone.EndSummary));
        Assert.Equal(("INC-2/1", "bad"), host.Action.Writes[^1]);
        Assert.Equal("bad", host.World.Things["checkout/api"].Value);
        var intended = Assert.Single(await host.EventsAsync<ActionIntended>("INC-2"));
        Assert.Equal((PermitOperation.Compensate, "ben"), (intended.Operation, Assert.Single(intended.ApprovedBy)));
        Assert.Equal(VerificationVerdict.Effect, Assert.Single(await host.EventsAsync<VerificationConcluded>("INC-2")).Verdict);
        Assert.Equal(IncidentEnd.Healed, (await host.StateAsync("INC-1")).End);
    }

    [Fact]
    public async Task Undo_WherePolicyAllowsIt_RunsWithoutAsking()
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        await host.AdvanceUntilAsync(await host.AlertAsync());

        await host.CommandAsync(IncidentVerb.Undo);

        Assert.Equal(IncidentEnd.Undone, (await host.AdvanceUntilAsync("INC-2")).End);
        Assert.Equal("bad", host.World.Things["checkout/api"].Value);
    }

    [Fact]
    public async Task Undo_PolicyDenies_NothingIsWrittenAndItMayBeAskedAgain()
    {
        var denies = false;
        await using var host = CoreHost.Unattended(services: services => services.AddSingleton<IPolicy>(
            new ScriptedPolicy { Vote = input => denies && input.UndoOf is not null ? PolicyVote.Deny("not now") : PolicyVote.Abstain }));
        host.World.Add("api");
        await host.AdvanceUntilAsync(await host.AlertAsync());
        denies = true;

        await host.CommandAsync(IncidentVerb.Undo);
        Assert.Equal(IncidentEnd.Denied, (await host.AdvanceUntilAsync("INC-2")).End);
        Assert.Single(host.Action.Writes);

        denies = false;
        Assert.Equal("INC-3", (await host.CommandAsync(IncidentVerb.Undo))!.UndoIncident);
        Assert.Equal(IncidentEnd.Undone, (await host.AdvanceUntilAsync("INC-3")).End);
    }

    [Fact]
    public async Task Undo_Twice_TheSecondDoesNotCount()
    {
        await using var host = await HealedAsync();
        await host.CommandAsync(IncidentVerb.Undo);

        Assert.Equal("INC-2 is undoing it", (await host.CommandAsync(IncidentVerb.Undo, "ben"))!.Note);
        await host.ApproveAsync((await host.AdvanceAsync("INC-2")).Request!, "ben");
        await host.AdvanceUntilAsync("INC-2");

        Assert.Equal("it has been undone already, or undoing it was tried: INC-2", (await host.CommandAsync(IncidentVerb.Undo))!.Note);
        Assert.Equal("nothing was done here that could be undone", (await host.CommandAsync(IncidentVerb.Undo, incidentId: "INC-2"))!.Note);
        Assert.Equal(2, host.Action.Writes.Count);
    }

    [Fact]
    public async Task Undo_SomebodyElseChangedIt_NothingIsWrittenAndTheManagerIsNamed()
    {
        await using var host = await HealedAsync();
        ChangeByHand(host);

        await host.CommandAsync(IncidentVerb.Undo);
        var state = await host.AdvanceUntilAsync("INC-2");

        Assert.Equal(IncidentEnd.Escalated, state.End);
        Assert.Contains("is not what set-value made of it any more, last changed by field manager kubectl-edit; nothing is written", state.EndSummary, StringComparison.Ordinal);
        Assert.Empty(state.Executions);
        Assert.Equal("mine", host.World.Things["checkout/api"].Value);
    }

    [Fact]
    public async Task Undo_SomebodyChangesItWhileTheRequestWaits_IsWithdrawn()
    {
        await using var host = await HealedAsync();
        await host.CommandAsync(IncidentVerb.Undo);
        await host.AdvanceAsync("INC-2");
        ChangeByHand(host);

        var state = await host.AdvanceUntilAsync("INC-2");

        Assert.Equal((IncidentEnd.Escalated, VoidCodes.Drifted), (state.End, (await host.EventsAsync<PlanVoided>("INC-2"))[0].Code));
        Assert.Equal("mine", host.World.Things["checkout/api"].Value);
    }

    [Fact]
    public async Task Undo_SomebodyChangesItAtTheLastMoment_ConflictsAndIsNotTriedAgain()
    {
        await using var host = await HealedAsync();
        await host.CommandAsync(IncidentVerb.Undo);
        await host.ApproveAsync((await host.AdvanceAsync("INC-2")).Request!, "ben");
        host.Action.BeforeRedeem = _ =>
        {
            ChangeByHand(host);
            return Task.CompletedTask;
        };

        var state = await host.AdvanceUntilAsync("INC-2");

        Assert.Equal((IncidentEnd.Escalated, ActionStatus.Conflict), (state.End, state.LastExecution!.Status));
        Assert.Equal("mine", host.World.Things["checkout/api"].Value);
        Assert.False((await host.CommandAsync(IncidentVerb.Undo))!.Counted);
    }

    [Fact]
    public async Task Undo_AlreadyWhatItWas_EndsWithoutAWrite()
    {
        await using var host = await HealedAsync();
        host.World.Things["checkout/api"].Value = "bad";

        await host.CommandAsync(IncidentVerb.Undo);

        Assert.Equal(IncidentEnd.Undone, (await host.AdvanceUntilAsync("INC-2")).End);
        Assert.Single(host.Action.Writes);
    }

    [Fact]
    public async Task Undo_ImagesAreErased_GoesToAPerson()
    {
        await using var host = await HealedAsync();
        await host.Blobs.EraseAsync((await host.EventsAsync<ActionIntended>("INC-1"))[0].PreImage);

        await host.CommandAsync(IncidentVerb.Undo);

        Assert.Equal(IncidentEnd.Escalated, (await host.AdvanceUntilAsync("INC-2")).End);
        Assert.Single(host.Action.Writes);
    }

    [Theory]
    [InlineData(Reversibility.SelfHealing)]
    [InlineData(Reversibility.Irreversible)]
    public async Task Undo_NotExactlyReversible_DoesNotCount(Reversibility reversibility)
    {
        var world = new CoreHost();
        world.Action.Descriptor = world.Action.Descriptor with { Reversibility = reversibility, NoCompensationReason = "nothing is kept" };
        await using var host = world;
        var request = await host.AskAsync();
        await host.ApproveAsync(request);
        await host.ApproveAsync(request, "ben");
        await host.AdvanceUntilAsync("INC-1");

        Assert.Equal("set-value cannot be undone exactly", (await host.CommandAsync(IncidentVerb.Undo))!.Note);
    }

    [Theory]
    [InlineData(null, "nothing was done here that could be undone")]
    [InlineData("INC-1/1", "no action here bears that id")]
    [InlineData("INC-9/1", "no action here bears that id")]
    public async Task Undo_NothingWasDone_DoesNotCount(string? intent, string why)
    {
        await using var host = new CoreHost();
        await host.AskAsync();

        Assert.Equal(why, (await host.CommandAsync(IncidentVerb.Undo, change: command => command with { IntentId = intent }))!.Note);
    }

    [Fact]
    public async Task Undo_WhileTheActionIsWatched_DoesNotCount()
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        host.World.Harm = PredicateState.Unknown;
        await host.AdvanceUntilAsync(await host.AlertAsync(), IncidentPhase.Verifying);

        Assert.Equal("set-value is still under way", (await host.CommandAsync(IncidentVerb.Undo))!.Note);
    }

    [Fact]
    public async Task Undo_WasUndoneForHarm_DoesNotCount()
    {
        await using var host = new CoreHost(options: options => options.MaxFailedActions = 1);
        await host.ApproveAsync(await host.AskAsync());
        host.World.Harm = PredicateState.Holds;
        await host.AdvanceUntilAsync("INC-1");

        Assert.Equal("set-value has been undone already, or undoing it was tried", (await host.CommandAsync(IncidentVerb.Undo))!.Note);
    }

    [Fact]
    public async Task Undo_InAnIncidentThatGoesOn_IsNotDoneAgainThere()
    {
        await using var host = new CoreHost();
        host.World.Add("web");
        await host.ApproveAsync(await host.AskAsync());
        var state = await host.AdvanceUntilAsync("INC-1", IncidentPhase.AwaitingApproval);
        var first = Assert.Single(state.Executions);
        Assert.Equal(VerificationVerdict.Effect, first.Verdict);

        await host.CommandAsync(IncidentVerb.Undo);
        await host.ApproveAsync((await host.AdvanceAsync("INC-2")).Request!, "ben");
        await host.AdvanceUntilAsync("INC-2");
        await host.ApproveAsync(state.Request!);
        await host.AdvanceUntilAsync("INC-1");

        Assert.Contains(await host.EventsAsync<HypothesisSettled>("INC-1"), settled => settled.Reason == "amira has its repair undone");
        Assert.Equal(["INC-1/1", "INC-2/1", "INC-1/2"], host.Action.Writes.Select(write => write.IntentId));
        Assert.Equal("bad", host.World.Things[first.Action.Target.Path].Value);
    }

    [Fact]
    public async Task Undo_ApprovedInAdvance_IsNotCovered()
    {
        await using var host = await HealedAsync();
        await host.GrantAsync("ben");
        await host.CommandAsync(IncidentVerb.Undo);

        var state = await host.AdvanceAsync("INC-2");

        Assert.Equal(IncidentPhase.AwaitingApproval, state.Phase);
        Assert.Empty(state.Answers);
        Assert.Single(host.Action.Writes);
    }

    [Fact]
    public async Task Undo_Stopped_WritesNothing()
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        await host.AdvanceUntilAsync(await host.AlertAsync());
        await host.CommandAsync(IncidentVerb.Undo);
        await host.TurnAsync(ControlMode.Stopped);

        Assert.Equal(IncidentEnd.Denied, (await host.AdvanceUntilAsync("INC-2")).End);
        Assert.Single(host.Action.Writes);
    }

    [Fact]
    public async Task Undo_StoppedBetweenIntentAndWrite_WritesNothing()
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        await host.AdvanceUntilAsync(await host.AlertAsync());
        await host.CommandAsync(IncidentVerb.Undo);
        host.Action.BeforeRedeem = async _ => await host.TurnAsync(ControlMode.Stopped);

        Assert.Equal(IncidentEnd.Escalated, (await host.AdvanceUntilAsync("INC-2")).End);
        Assert.Single(host.Action.Writes);
    }

    [Fact]
    public async Task Undo_UndoIncidentIsHeld_Waits()
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        await host.AdvanceUntilAsync(await host.AlertAsync());
        await host.CommandAsync(IncidentVerb.Undo);
        await host.CommandAsync(IncidentVerb.Hold, "ben", incidentId: "INC-2");

        Assert.Equal(IncidentPhase.Executing, (await host.AdvanceAsync("INC-2")).Phase);
        Assert.Single(host.Action.Writes);
    }

    [Theory]
    [InlineData(IncidentVerb.Hold, "ben", false)]
    [InlineData(IncidentVerb.Take, "ben", false)]
    [InlineData(IncidentVerb.Take, "amira", true)]
    public async Task Undo_IncidentThatActedIsHeldOrTaken_WaitsUnlessWhoTookItAsks(IncidentVerb verb, string person, bool runs)
    {
        await using var host = new CoreHost();
        host.World.Add("web");
        await host.ApproveAsync(await host.AskAsync());
        await host.AdvanceUntilAsync("INC-1", IncidentPhase.AwaitingApproval);
        await host.CommandAsync(verb, person);

        await host.CommandAsync(IncidentVerb.Undo);
        await host.ApproveAsync((await host.AdvanceAsync("INC-2")).Request!, "ben");
        await host.AdvanceAsync("INC-2");

        Assert.Equal(runs, host.Action.Writes.Any(write => write.IntentId == "INC-2/1"));
    }

    [Fact]
    public async Task Take_AnUndo_CallsItOff()
    {
        await using var host = await HealedAsync();
        await host.CommandAsync(IncidentVerb.Undo);
        await host.AdvanceAsync("INC-2");

        await host.CommandAsync(IncidentVerb.Take, "ben", incidentId: "INC-2");

        Assert.Equal(IncidentEnd.HandedOver, (await host.AdvanceAsync("INC-2")).End);
        Assert.Equal(VoidCodes.Taken, Assert.Single(await host.EventsAsync<PlanVoided>("INC-2")).Code);
        Assert.Single(host.Action.Writes);
    }

    [Fact]
    public async Task Undo_AsManyIncidentsAsTheHostTakes_DoesNotCount()
    {
        await using var host = new CoreHost(options: options => options.MaxOpenIncidents = 1);
        await host.ApproveAsync(await host.AskAsync());
        await host.AdvanceUntilAsync("INC-1");
        host.World.Add("web");
        await host.AlertAsync("web");

        Assert.Equal((false, "as many incidents are open as this host takes"), ((await host.CommandAsync(IncidentVerb.Undo))!.Counted, (await host.EventsAsync<CommandGiven>("INC-1"))[^1].Note));
    }

    [Fact]
    public async Task Undo_AfterARestart_GoesOn()
    {
        await using var before = await HealedAsync();
        await before.CommandAsync(IncidentVerb.Undo);
        await using var host = before.Restart();
        await host.Get<IncidentRegistry>().LoadAsync(CancellationToken.None);

        Assert.Contains("INC-2", host.Get<IncidentRegistry>().OpenIncidents);
        await host.ApproveAsync((await host.AdvanceAsync("INC-2")).Request!, "ben");
        Assert.Equal(IncidentEnd.Undone, (await host.AdvanceUntilAsync("INC-2")).End);
    }

    [Fact]
    public async Task Undo_CommandAndIncident_AreOneAppend()
    {
        await using var host = await HealedAsync();
        var streams = new List<int>();
        host.Journal.BeforeAppend = appends =>
        {
            streams.Add(appends.Count);
            return Task.CompletedTask;
        };

        await host.CommandAsync(IncidentVerb.Undo);

        Assert.Equal([2], streams);
    }

    /// <summary>A plan that claims to undo is held against the records, wherever it came from.</summary>
    [Theory]
    [InlineData("INC-1/2", null)]
    [InlineData(null, "person:ben")]
    public async Task Recheck_PlanThatSaysSomethingElse_IsVoid(string? undoOf, string? proposer)
    {
        await using var host = await HealedAsync();
        await host.CommandAsync(IncidentVerb.Undo);
        var state = await host.AdvanceAsync("INC-2");
        var plan = state.Proposal!.Plan;

        var result = await host.Get<PlanRecheck>().CheckAsync(
            state, plan with { UndoOf = undoOf ?? plan.UndoOf, Proposer = proposer ?? plan.Proposer }, step: 0, CancellationToken.None);

        Assert.Equal(VoidCodes.HashMismatch, result.Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Recheck_PlanOfOtherFingerprints_IsVoid(bool target)
    {
        await using var host = await HealedAsync();
        await host.CommandAsync(IncidentVerb.Undo);
        var state = await host.AdvanceAsync("INC-2");
        var plan = state.Proposal!.Plan;
        var step = target ? plan.Steps[0] with { TargetFingerprint = "x" } : plan.Steps[0] with { ResultFingerprint = "x" };

        var result = await host.Get<PlanRecheck>().CheckAsync(state, plan with { Steps = [step] }, step: 0, CancellationToken.None);

        Assert.Equal(VoidCodes.HashMismatch, result.Code);
    }

    /// <summary>In an incident that alerts opened, a plan cannot call itself an undo to be judged more mildly.</summary>
    [Fact]
    public async Task Recheck_UndoInAnIncidentOfAlerts_IsVoid()
    {
        await using var host = new CoreHost();
        await host.AskAsync();
        var state = await host.StateAsync("INC-1");

        var result = await host.Get<PlanRecheck>().CheckAsync(state, state.Proposal!.Plan with { UndoOf = "INC-1/1" }, step: 0, CancellationToken.None);

        Assert.Equal(VoidCodes.HashMismatch, result.Code);
        var input = await host.Get<PolicyFacts>().GatherAsync(
            state, state.Proposal.Plan with { UndoOf = "INC-1/1" }, 0, false, null, CancellationToken.None);
        Assert.Null(input.UndoOf);
    }

    [Fact]
    public void Grant_PlanThatUndoes_IsNotCovered()
    {
        var grant = new Autoheal.Approvals.ApprovalGrant
        {
            Id = "GRT-1", PersonId = "ben", Action = SetValueAction.ActionName, ClusterId = SmallWorld.Cluster, Kind = "Deployment", Namespace = "checkout", Name = "api",
            GivenAt = ManualClock.Start, ExpiresAt = ManualClock.Start.AddHours(1),
        };

        Assert.True(GrantCover.Covers(grant, Samples.Plan));
        Assert.False(GrantCover.Covers(grant, Samples.Plan with { UndoOf = "INC-1/1" }));
    }

    [Fact]
    public void PlanHash_UndoOf_IsHashed() =>
        Assert.NotEqual(PlanHash.Compute(Samples.Plan), PlanHash.Compute(Samples.Plan with { UndoOf = "INC-1/1" }));

    private static void ChangeByHand(CoreHost host)
    {
        host.World.Things["checkout/api"].Value = "mine";
        host.World.Things["checkout/api"].ChangedByPerson = new ObjectChange { Manager = "kubectl-edit", At = host.Clock.GetUtcNow() };
    }

    private static async Task<CoreHost> HealedAsync()
    {
        var host = new CoreHost();
        await host.ApproveAsync(await host.AskAsync());
        Assert.Equal(IncidentEnd.Healed, (await host.AdvanceUntilAsync("INC-1")).End);
        return host;
    }
}
