using Autoheal.Core.Tests.Doubles;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Planning;
using Autoheal.Policy;
using Autoheal.Verification;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Core.Tests.Execution;

/// <summary>Obligations that make an action go by stages: each with its own intent, each watched, all or nothing left unrecorded.</summary>
public sealed class StagingTests
{
    [Fact]
    public async Task Progressive_GoesOnePartAfterTheOther_EachWithItsOwnIntent()
    {
        await using var host = Staged(Obligations.Progressive);

        var state = await host.AdvanceUntilAsync(await host.AlertAsync());

        Assert.Equal(IncidentEnd.Healed, state.End);
        Assert.Equal([("INC-1/1", "one"), ("INC-1/2", "tenth"), ("INC-1/3", "good")], host.Action.Writes);
        Assert.Equal([1, 2], (await host.EventsAsync<StagePassed>("INC-1")).Select(passed => passed.Stage));
        Assert.Equal([1, 2, 3], (await host.EventsAsync<ActionIntended>("INC-1")).Select(intent => intent.Stage));
        Assert.Single(await host.EventsAsync<VerificationConcluded>("INC-1"));
    }

    [Fact]
    public async Task CanaryFirst_GoesThroughTheSmallestPartOnly()
    {
        await using var host = Staged(Obligations.CanaryFirst);

        await host.AdvanceUntilAsync(await host.AlertAsync());

        Assert.Equal(["one", "good"], host.Action.Writes.Select(write => write.Value));
    }

    [Fact]
    public async Task Stages_AreWatchedForTheTimeThatWasSaid()
    {
        await using var host = Staged(Obligations.CanaryFirst, watch: "2m");
        var began = host.Clock.GetUtcNow();

        await host.AdvanceUntilAsync(await host.AlertAsync(), IncidentPhase.Verifying);
        host.Clock.Advance(TimeSpan.FromSeconds(110));
        await host.AdvanceAsync("INC-1");
        Assert.Equal(["one"], host.Action.Writes.Select(write => write.Value));
        await host.AdvanceUntilAsync("INC-1");

        Assert.Equal(["one", "good"], host.Action.Writes.Select(write => write.Value));
        Assert.True(host.Clock.GetUtcNow() - began >= TimeSpan.FromMinutes(2));
    }

    /// <summary>People are shown the whole change backwards, and that is what is written, at once.</summary>
    [Fact]
    public async Task Undo_OfWhatWentByParts_LeavesWhatWasBeforeTheFirst()
    {
        await using var host = Staged(Obligations.Progressive);
        await host.AdvanceUntilAsync(await host.AlertAsync());

        await host.CommandAsync(IncidentVerb.Undo);
        var state = await host.AdvanceUntilAsync("INC-2");

        var step = Assert.Single((await host.EventsAsync<PlanProposed>("INC-2")).Single().Plan.Steps);
        Assert.Equal(new FieldChange { Path = Thing.Guarded, Before = "good", After = "bad" }, Assert.Single(step.Changes));
        Assert.Equal(IncidentEnd.Undone, state.End);
        Assert.Equal("bad", host.World.Things["checkout/api"].Value);
        Assert.Equal(["one", "tenth", "good", "bad"], host.Action.Writes.Select(write => write.Value));
    }

    [Fact]
    public async Task Undo_OfOnePartAmongSeveral_IsRefused()
    {
        await using var host = Staged(Obligations.Progressive);
        await host.AdvanceUntilAsync(await host.AlertAsync());

        var given = await host.CommandAsync(IncidentVerb.Undo, change: command => command with { IntentId = "INC-1/2" });

        Assert.Equal((false, "set-value went by parts and is undone whole, as INC-1/3"), (given!.Counted, given.Note));
        await host.CommandAsync(IncidentVerb.Undo);
        Assert.False((await host.CommandAsync(IncidentVerb.Undo))!.Counted);
    }

    [Fact]
    public async Task Undo_OfWhatStoppedHalfWay_ShowsThatItDid()
    {
        await using var host = Staged(Obligations.Progressive);
        await host.AdvanceUntilAsync(await host.AlertAsync(), IncidentPhase.Verifying);
        await host.CommandAsync(IncidentVerb.Take);
        await host.AdvanceUntilAsync("INC-1", IncidentPhase.Taken);

        await host.CommandAsync(IncidentVerb.Undo);
        await host.AdvanceUntilAsync("INC-2");

        var change = Assert.Single((await host.EventsAsync<PlanProposed>("INC-2")).Single().Plan.Steps[0].Changes);
        Assert.Equal(("as left half way: one", "bad"), (change.Before, change.After));
        Assert.Equal(["one", "bad"], host.Action.Writes.Select(write => write.Value));
    }

    [Theory]
    [InlineData("one", new[] { "one", "bad" })]
    [InlineData("tenth", new[] { "one", "tenth", "one", "bad" })]
    [InlineData("good", new[] { "one", "tenth", "good", "tenth", "one", "bad" })]
    public async Task HarmAtAStage_StopsAndUndoesInReverse(string harmful, string[] values)
    {
        await using var host = Staged(Obligations.Progressive);
        host.Action.AfterWrite = permit =>
        {
            host.World.Harm = host.World.Things["checkout/api"].Value == harmful && permit.Operation == PermitOperation.Execute
                ? PredicateState.Holds : PredicateState.Fails;
            return Task.CompletedTask;
        };

        await host.AdvanceUntilAsync(await host.AlertAsync());

        Assert.Equal(values, host.Action.Writes.Select(write => write.Value));
        Assert.Equal(VerificationVerdict.Harm, (await host.EventsAsync<VerificationConcluded>("INC-1"))[0].Verdict);
        Assert.Equal(host.Action.Writes.Count, (await host.EventsAsync<ActionIntended>("INC-1")).Select(intent => intent.IntentId).Distinct().Count());
    }

    [Fact]
    public async Task PartThatDoesNotSettle_NothingMoreIsDone_AndTheDriftIsRecorded()
    {
        await using var host = Staged(Obligations.Progressive);
        host.Action.Settled = [new PredicateSpec { Kind = SmallWorld.Healthy, Subject = Samples.Target }];

        var state = await host.AdvanceUntilAsync(await host.AlertAsync());

        Assert.Equal(["one"], host.Action.Writes.Select(write => write.Value));
        Assert.Equal(IncidentEnd.Escalated, state.End);
        Assert.Single(await host.EventsAsync<DriftRecorded>("INC-1"));
    }

    /// <summary>That a part has settled is not the effect of the whole.</summary>
    [Fact]
    public async Task PartThatSettlesAtOnce_IsStillWatched_AndTheRestFollows()
    {
        await using var host = Staged(Obligations.CanaryFirst);
        host.Action.Settled = [new PredicateSpec { Kind = SmallWorld.Healthy, Subject = host.World.Add("calm", value: "good").Ref }];

        var state = await host.AdvanceUntilAsync(await host.AlertAsync());

        Assert.Equal(["one", "good"], host.Action.Writes.Select(write => write.Value));
        Assert.Equal(IncidentEnd.Healed, state.End);
        Assert.Single(await host.EventsAsync<StagePassed>("INC-1"));
    }

    [Fact]
    public async Task HarmThatCannotBeSeen_NeverPassesAStage()
    {
        await using var host = Staged(Obligations.Progressive);
        host.World.Harm = PredicateState.Unknown;

        await host.AdvanceUntilAsync(await host.AlertAsync());

        Assert.Equal(["one"], host.Action.Writes.Select(write => write.Value));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task KillSwitchBetweenStages_NoFurtherPart_WhatIsDoneIsUndoneOrTold(bool disturbs)
    {
        await using var host = Staged(Obligations.Progressive);
        host.Action.Compensation = new Compensation { Available = true, Description = "sets the old value again", Disturbs = disturbs };
        await host.AdvanceUntilAsync(await host.AlertAsync(), IncidentPhase.Verifying);
        await host.TurnAsync(ControlMode.Stopped);
        await host.PumpAsync();

        var state = await host.AdvanceUntilAsync("INC-1");

        Assert.Equal(disturbs ? ["one"] : ["one", "bad"], host.Action.Writes.Select(write => write.Value));
        Assert.Equal(disturbs ? 1 : 0, (await host.EventsAsync<DriftRecorded>("INC-1")).Count);
        Assert.Equal(VoidCodes.KillSwitch, Assert.Single(await host.EventsAsync<StagesStopped>("INC-1")).Code);
        Assert.True(state.IsClosed);
    }

    /// <summary>A take brings nothing more; what is in place stays for the person, and is on record.</summary>
    [Fact]
    public async Task TakeBetweenStages_StopsThere_AndHandsOver()
    {
        await using var host = Staged(Obligations.Progressive);
        host.Action.Compensation = new Compensation { Available = true, Description = "sets the old value again", Disturbs = false };
        await host.AdvanceUntilAsync(await host.AlertAsync(), IncidentPhase.Verifying);
        Assert.True((await host.CommandAsync(IncidentVerb.Take))!.Counted);

        var state = await host.AdvanceUntilAsync("INC-1");

        Assert.Equal(["one"], host.Action.Writes.Select(write => write.Value));
        Assert.Equal(IncidentEnd.HandedOver, state.End);
        Assert.Equal(VoidCodes.Taken, Assert.Single(await host.EventsAsync<StagesStopped>("INC-1")).Code);
        Assert.Single(await host.EventsAsync<DriftRecorded>("INC-1"));
    }

    [Fact]
    public async Task HoldBetweenStages_TheNextPartWaits()
    {
        await using var host = Staged(Obligations.CanaryFirst);
        await host.AdvanceUntilAsync(await host.AlertAsync(), IncidentPhase.Verifying);
        await host.CommandAsync(IncidentVerb.Hold, change: command => command with { HoldMinutes = 30 });
        await host.AdvanceUntilAsync("INC-1", IncidentPhase.Executing);
        await host.AdvanceAsync("INC-1");
        Assert.Equal(["one"], host.Action.Writes.Select(write => write.Value));

        await host.CommandAsync(IncidentVerb.Release);
        var state = await host.AdvanceUntilAsync("INC-1");

        Assert.Equal(["one", "good"], host.Action.Writes.Select(write => write.Value));
        Assert.Equal(IncidentEnd.Healed, state.End);
    }

    [Fact]
    public async Task SomebodyChangesTheTargetBetweenStages_ItIsLeftToThem()
    {
        await using var host = Staged(Obligations.Progressive);
        await host.AdvanceUntilAsync(await host.AlertAsync(), IncidentPhase.Verifying);
        host.World.Things["checkout/api"].Value = "by-hand";
        host.World.Things["checkout/api"].ChangedByPerson = new ObjectChange { Manager = "kubectl", At = host.Clock.GetUtcNow() };

        var state = await host.AdvanceUntilAsync("INC-1");

        Assert.Equal(["one"], host.Action.Writes.Select(write => write.Value));
        Assert.Equal(IncidentEnd.HandedOver, state.End);
        Assert.Single(await host.EventsAsync<DriftRecorded>("INC-1"));
    }

    [Fact]
    public async Task AllParts_CountAsOneActionAgainstTheLimits()
    {
        await using var host = Staged(Obligations.Progressive, limits => limits.ActionsPerWorkloadPerHour = 1);

        var state = await host.AdvanceUntilAsync(await host.AlertAsync());

        Assert.Equal(IncidentEnd.Healed, state.End);
        var reserved = (await host.EventsAsync(new StreamId("limits/c1/Deployment/checkout/api"))).Cast<LimitReserved>().ToArray();
        Assert.Equal([null, "INC-1/1", "INC-1/1"], reserved.Select(reservation => reservation.Continues));
    }

    [Fact]
    public async Task ApprovalExpiresBetweenStages_WhatHasBegunGoesOn_AndCannotBeTakenBack()
    {
        await using var host = Staged(Obligations.CanaryFirst, unattended: false, watch: "4m");
        var request = await host.AskAsync();
        Assert.Equal("in stages, each watched before the next: one, all", Assert.Single(Assert.Single(request.Steps).Conditions!));
        host.Clock.Advance(request.ExpiresAt - host.Clock.GetUtcNow() - TimeSpan.FromSeconds(30));
        await host.ApproveAsync(request);
        await host.AdvanceUntilAsync("INC-1", IncidentPhase.Verifying);
        await host.SubmitAsync(CoreHost.Answer(request, "amira", approve: false) with { Revoke = true });

        var state = await host.AdvanceUntilAsync("INC-1");

        Assert.Equal(IncidentEnd.Healed, state.End);
        Assert.Equal(["one", "good"], host.Action.Writes.Select(write => write.Value));
        Assert.True(host.Clock.GetUtcNow() > request.ExpiresAt);
        Assert.False(Assert.Single(await host.EventsAsync<ApprovalRevoked>("INC-1")).Counted);
    }

    [Fact]
    public async Task ApprovalTakenBackRightBetweenStages_DoesNotCount()
    {
        await using var host = Staged(Obligations.CanaryFirst, unattended: false);
        var request = await host.AskAsync();
        await host.ApproveAsync(request);
        await host.AdvanceUntilAsync("INC-1", IncidentPhase.Verifying);
        host.Journal.BeforeAppend = appends => appends[0].Records[0].Type == "action.intended" ? throw new JournalException("a pause") : Task.CompletedTask;
        await Assert.ThrowsAsync<JournalException>(async () => await host.AdvanceUntilAsync("INC-1"));
        host.Journal.BeforeAppend = _ => Task.CompletedTask;
        Assert.Equal(IncidentPhase.Executing, (await host.StateAsync("INC-1")).Phase);

        await host.SubmitAsync(CoreHost.Answer(request, "amira", approve: false) with { Revoke = true });

        Assert.False(Assert.Single(await host.EventsAsync<ApprovalRevoked>("INC-1")).Counted);
        Assert.Equal(IncidentEnd.Healed, (await host.AdvanceUntilAsync("INC-1")).End);
    }

    [Fact]
    public async Task ActionThatCannotBeDivided_IsDeniedBeforeAnybodyIsAsked()
    {
        await using var host = Staged(Obligations.Progressive);
        host.Action.Parts = [];
        host.Action.Pods = 2;

        var state = await host.AdvanceUntilAsync(await host.AlertAsync());

        Assert.Equal(IncidentEnd.Denied, state.End);
        Assert.Empty(host.Action.Writes);
        Assert.Equal(
            "denied: by stages: set-value on Deployment checkout/api has no part to try it on first (staged)",
            Assert.Single(await host.EventsAsync<PolicyDecided>("INC-1")).Sentence);
    }

    [Fact]
    public async Task ActionOnOnePodOfSeveral_IsItsOwnCanary()
    {
        await using var host = Staged(Obligations.Progressive);
        host.Action.Parts = [];

        await host.AdvanceUntilAsync(await host.AlertAsync());

        Assert.Equal(["good"], host.Action.Writes.Select(write => write.Value));
    }

    [Fact]
    public async Task WorkloadBetweenStages_IsAtWork()
    {
        await using var host = Staged(Obligations.Progressive);
        await host.AdvanceUntilAsync(await host.AlertAsync(), IncidentPhase.Verifying);
        host.Journal.BeforeAppend = appends => appends[0].Records[0].Type == "action.intended" ? throw new JournalException("a pause") : Task.CompletedTask;
        await Assert.ThrowsAsync<JournalException>(async () => await host.AdvanceUntilAsync("INC-1"));
        Assert.Equal(IncidentPhase.Executing, (await host.StateAsync("INC-1")).Phase);

        var other = await host.Get<WorkloadsAtWork>().FindOtherAsync(
            IncidentState.Empty with { Id = "INC-2" }, [new StreamId("limits/c1/Deployment/checkout/api")], CancellationToken.None);

        Assert.Equal("INC-1", other);
    }

    [Fact]
    public async Task AnotherIncidentBetweenStages_WaitsForTheWorkload()
    {
        await using var host = Staged(Obligations.Progressive);
        await host.AdvanceUntilAsync(await host.AlertAsync(), IncidentPhase.Verifying);
        host.World.Add("other");
        host.World.BlamedOn = _ => Samples.Target;
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        await host.AlertAsync("other");

        await host.AdvanceAsync("INC-2");

        Assert.Equal(["one"], host.Action.Writes.Select(write => write.Value));
    }

    /// <summary>The host stops after each append in turn, and goes on from what was durable.</summary>
    [Fact]
    public async Task HostRestartedAfterEachAppend_EveryPartIsWrittenOnce()
    {
        var survived = 0;
        while (await StopAfterAsync(survived + 1))
        {
            survived++;
        }

        Assert.InRange(survived, 12, 30);
    }

    /// <summary>False when the incident ended before so many appends.</summary>
    private static async Task<bool> StopAfterAsync(int append)
    {
        await using var first = Staged(Obligations.Progressive);
        var count = 0;
        first.Journal.AfterAppend = _ => ++count == append ? throw new JournalException("the host is gone") : Task.CompletedTask;
        try
        {
            await first.AdvanceUntilAsync(await first.AlertAsync());
            return false;
        }
        catch (JournalException)
        {
            first.Journal.AfterAppend = _ => Task.CompletedTask;
        }

        await using var second = Staged(Obligations.Progressive, before: first);
        var state = await second.AdvanceUntilAsync("INC-1");

        Assert.True(state.End == IncidentEnd.Healed, $"after append {append}: {state.End}");
        Assert.Equal(["one", "tenth", "good"], second.Action.Writes.Select(write => write.Value));
        return true;
    }

    private static CoreHost Staged(
        string kind, Action<PolicyOptions>? policy = null, bool unattended = true, string? watch = null, CoreHost? before = null)
    {
        var with = new Dictionary<string, string>();
        if (watch is not null)
        {
            with["watch"] = watch;
        }

        var vote = PolicyVote.Allow("by stages", new Obligation { Kind = kind, Parameters = with });
        void Register(IServiceCollection services) => services.AddSingleton<IPolicy>(new ScriptedPolicy { Name = "staged", Vote = _ => vote });
        var host = unattended ? CoreHost.Unattended(policy, Register, before) : new CoreHost(policy, Register, before);
        if (before is null)
        {
            host.Action.Parts = ["one", "tenth"];
            host.World.Add("api");
        }

        return host;
    }
}
