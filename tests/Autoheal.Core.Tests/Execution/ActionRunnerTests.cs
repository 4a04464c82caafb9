using Autoheal.Core.Tests.Doubles;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Planning;
using Autoheal.Policy;
using Autoheal.Verification;

namespace Autoheal.Core.Tests.Execution;

public sealed class ActionRunnerTests
{
    [Fact]
    public async Task Execute_Allowed_IntentAndReservationsAreOneAppendBeforeTheWrite()
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        var intents = new List<string[]>();
        host.Journal.BeforeAppend = appends =>
        {
            if (appends[0].Records[0].Type == "action.intended")
            {
                Assert.Empty(host.Action.Writes);
                intents.Add([.. appends.Select(append => append.Stream.Value)]);
            }

            return Task.CompletedTask;
        };

        await host.AdvanceAsync(await host.AlertAsync());

        Assert.Equal(["incident/INC-1", "limits/c1/Deployment/checkout/api", "limits/c1/unattended"], Assert.Single(intents));
        Assert.Single(host.Action.Writes);
    }

    [Fact]
    public async Task Execute_ActionClaimsAWriteThatItNeverAskedFor_IsNotBelieved()
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        host.Action.Claim = new ActionOutcome { Status = ActionStatus.Applied, Message = "written" };

        var state = await host.AdvanceAsync(await host.AlertAsync());

        Assert.Empty(await host.EventsAsync<ActionCompleted>("INC-1"));
        Assert.All(await host.EventsAsync<ActionReconciled>("INC-1"), looked => Assert.Equal(ReconcileState.NotStarted, looked.State));
        Assert.Equal(IncidentEnd.Escalated, state.End);
    }

    [Theory]
    [InlineData("bad", ReconcileState.NotStarted, "INC-1/2")]
    [InlineData("good", ReconcileState.Applied, null)]
    public async Task Execute_CrashAfterTheIntent_LooksAndNeverWritesTwice(string value, ReconcileState found, string? secondWrite)
    {
        await using var first = CoreHost.Unattended();
        var thing = first.World.Add("api");
        first.Action.BeforeRedeem = _ =>
        {
            // The process dies here; whether its request got through is the world's secret.
            thing.Value = value;
            throw new ProcessDied();
        };
        var incidentId = await first.AlertAsync();
        await DieAsync(first, incidentId);
        first.Action.BeforeRedeem = _ => Task.CompletedTask;

        await using var second = CoreHost.Unattended(before: first);
        var state = await second.AdvanceUntilAsync(incidentId);

        Assert.Equal(IncidentEnd.Healed, state.End);
        Assert.Equal(found, Assert.Single(await second.EventsAsync<ActionReconciled>(incidentId)).State);
        Assert.Equal(secondWrite is null ? [] : [secondWrite], second.Action.Writes.Select(write => write.IntentId));
    }

    [Fact]
    public async Task Execute_CrashBeforeTheOutcomeIsDurable_IsFoundAppliedAndNotRepeated()
    {
        await using var first = CoreHost.Unattended();
        first.World.Add("api");
        first.Journal.BeforeAppend = appends => appends[0].Records[0].Type == "action.completed"
            ? throw new JournalException("the process dies")
            : Task.CompletedTask;
        var incidentId = await first.AlertAsync();
        await Assert.ThrowsAsync<JournalException>(() => first.AdvanceAsync(incidentId));

        await using var second = CoreHost.Unattended(before: first);
        var state = await second.AdvanceUntilAsync(incidentId);

        Assert.Equal(IncidentEnd.Healed, state.End);
        Assert.Single(second.Action.Writes);
    }

    [Fact]
    public async Task Execute_NobodyCanTellWhatHappened_AsksAPerson()
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        host.Action.AfterWrite = _ => throw new HttpRequestException("the connection broke");
        host.Action.Looks = ReconcileState.Unknown;

        var state = await host.AdvanceUntilAsync(await host.AlertAsync());

        Assert.Equal(IncidentEnd.Escalated, state.End);
        Assert.Equal("it cannot be told whether set-value on Deployment checkout/api was carried out", state.EndSummary);
        Assert.Single(host.Action.Writes);
    }

    [Fact]
    public async Task Execute_ActionTimesOutByItself_IsLookedUp()
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        host.Action.AfterWrite = _ => throw new TaskCanceledException("the client's own time-out");

        var state = await host.AdvanceUntilAsync(await host.AlertAsync());

        Assert.Equal(IncidentEnd.Healed, state.End);
        Assert.Single(host.Action.Writes);
    }

    [Fact]
    public async Task Execute_WriteNeverGetsThrough_GivesUpAfterThreeTries()
    {
        await using var host = CoreHost.Unattended(policy => policy.ActionsPerWorkloadPerHour = 100);
        host.World.Add("api");
        host.Action.BeforeRedeem = _ => throw new HttpRequestException("no route");

        var state = await host.AdvanceUntilAsync(await host.AlertAsync());

        Assert.Equal(IncidentEnd.Escalated, state.End);
        Assert.Equal("set-value on Deployment checkout/api was tried 3 times in vain", state.EndSummary);
        Assert.Equal(3, state.Executions.Count);
    }

    [Fact]
    public async Task Execute_ActionKeptThePermit_CanUseItNoLongerThanTheRunnerWaits()
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        ExecutionPermit? kept = null;
        host.Action.BeforeRedeem = permit =>
        {
            kept ??= permit;
            return kept == permit ? throw new HttpRequestException("gave up waiting") : Task.CompletedTask;
        };

        await host.AdvanceAsync(await host.AlertAsync());

        await Assert.ThrowsAsync<PermitRefusedException>(async () => await kept!.RedeemAsync(kept.Target, CancellationToken.None));
        Assert.Single(host.Action.Writes);
    }

    [Fact]
    public async Task Execute_WriteFoundTheTargetChanged_PlansAnew()
    {
        await using var host = CoreHost.Unattended();
        var thing = host.World.Add("api");
        host.Action.BeforeRedeem = permit =>
        {
            thing.Value = permit.IntentId == "INC-1/1" ? "worse" : thing.Value;
            return Task.CompletedTask;
        };

        var state = await host.AdvanceUntilAsync(await host.AlertAsync());

        Assert.Equal(IncidentEnd.Healed, state.End);
        Assert.Equal(VoidCodes.Drifted, Assert.Single(await host.EventsAsync<PlanVoided>("INC-1")).Code);
        Assert.Equal("INC-1/2", Assert.Single(host.Action.Writes).IntentId);
    }

    [Fact]
    public async Task Compensate_ExpiredStoppedAndOverBudget_StillRuns()
    {
        await using var host = await HarmfulAsync();
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.TurnAsync(ControlMode.Stopped);
        await host.PumpAsync();
        await Limits.ReserveAsync(host, "limits/c1/Deployment/checkout/api", 10);
        host.People.Give("amira");

        await host.AdvanceUntilAsync("INC-1");

        Assert.Equal([("INC-1/1", "worse"), ("INC-1/2", "bad")], host.Action.Writes);
    }

    [Fact]
    public async Task Compensate_Halted_WaitsUntilResumed()
    {
        await using var host = await HarmfulAsync();
        await host.TurnAsync(ControlMode.Halted);
        await host.PumpAsync();
        for (var turn = 0; turn < 100; turn++)
        {
            Assert.False((await host.AdvanceAsync("INC-1")).IsClosed);
            host.Clock.Advance(TimeSpan.FromSeconds(15));
        }

        Assert.Equal(IncidentPhase.Compensating, (await host.StateAsync("INC-1")).Phase);
        Assert.Single(host.Action.Writes);

        await host.TurnAsync(ControlMode.Stopped);
        await host.PumpAsync();
        await host.AdvanceUntilAsync("INC-1");
        Assert.Equal(2, host.Action.Writes.Count);
    }

    [Fact]
    public async Task Compensate_HaltedBetweenCheckAndWrite_WaitsAndRunsLater()
    {
        await using var host = await HarmfulAsync();
        host.Action.BeforeRedeem = permit => permit.IntentId == "INC-1/2" ? host.TurnAsync(ControlMode.Halted) : Task.CompletedTask;

        await host.AdvanceUntilAsync("INC-1", IncidentPhase.Compensating);
        Assert.Equal(IncidentPhase.Compensating, (await host.AdvanceAsync("INC-1")).Phase);
        Assert.Single(host.Action.Writes);

        await host.TurnAsync(ControlMode.Running);
        await host.PumpAsync();
        await host.AdvanceUntilAsync("INC-1");
        Assert.Equal("INC-1/3", host.Action.Writes[^1].IntentId);
        Assert.Equal("bad", host.World.Things["checkout/api"].Value);
    }

    [Fact]
    public async Task Compensate_SomebodyChangedTheValueSince_WritesNothingAndAsksAPerson()
    {
        await using var host = await HarmfulAsync();
        host.World.Things["checkout/api"].Value = "by hand";

        var state = await host.AdvanceUntilAsync("INC-1");

        Assert.Equal(IncidentEnd.Escalated, state.End);
        Assert.Equal("undoing set-value on Deployment checkout/api did not succeed: somebody changed the value", state.EndSummary);
        Assert.Equal("by hand", host.World.Things["checkout/api"].Value);
        Assert.Equal(ActionStatus.Conflict, state.LastExecution!.Status);
    }

    [Fact]
    public async Task Compensate_CrashAroundTheWrite_RestoresOnce()
    {
        await using var first = await HarmfulAsync();
        first.Journal.BeforeAppend = appends => appends[0].Records[0].Type == "action.completed"
            ? throw new JournalException("the process dies")
            : Task.CompletedTask;
        await Assert.ThrowsAsync<JournalException>(() => first.AdvanceUntilAsync("INC-1"));

        await using var second = CoreHost.Unattended(before: first);
        await second.AdvanceUntilAsync("INC-1");

        Assert.Equal([("INC-1/1", "worse"), ("INC-1/2", "bad")], second.Action.Writes);
    }

    [Fact]
    public async Task Compensate_NeverGetsThrough_GivesUpAfterThreeTries()
    {
        await using var host = await HarmfulAsync();
        host.Action.BeforeRedeem = _ => throw new HttpRequestException("no route");

        var state = await host.AdvanceUntilAsync("INC-1");

        Assert.Equal(IncidentEnd.Escalated, state.End);
        Assert.Equal(4, state.Executions.Count);
        Assert.Single(host.Action.Writes);
    }

    [Fact]
    public async Task Compensate_ImageErased_AsksAPerson()
    {
        await using var host = await HarmfulAsync();
        await host.Blobs.EraseAsync((await host.StateAsync("INC-1")).LastExecution!.Intent.PreImage);

        var state = await host.AdvanceUntilAsync("INC-1");

        Assert.Equal("the image to restore is erased or damaged; a person has to undo the action", state.EndSummary);
        Assert.Single(host.Action.Writes);
    }

    [Fact]
    public async Task Compensate_NoneAvailable_AsksAPerson()
    {
        await using var host = await HarmfulAsync(new Compensation { Available = false, Description = "pods are replaced anyway" });

        var state = await host.AdvanceUntilAsync("INC-1");

        Assert.Equal("set-value did harm and cannot be undone: pods are replaced anyway", state.EndSummary);
        Assert.Single(host.Action.Writes);
    }

    [Fact]
    public async Task Compensate_DoesNotRestore_StopsTheIncident()
    {
        await using var host = await HarmfulAsync();
        var thing = host.World.Things["checkout/api"];
        host.Action.AfterWrite = _ =>
        {
            thing.Value = "something else";
            return Task.CompletedTask;
        };

        var state = await host.AdvanceUntilAsync("INC-1");

        Assert.Equal(IncidentEnd.Escalated, state.End);
        Assert.Equal("undoing set-value did not restore Deployment checkout/api", state.EndSummary);
        Assert.Equal(VerificationVerdict.NoEffect, (await host.EventsAsync<VerificationConcluded>("INC-1"))[^1].Verdict);
        Assert.Equal(2, host.Action.Writes.Count);
    }

    [Fact]
    public async Task Verify_EffectWithoutHarm_IsKept()
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");

        var state = await host.AdvanceUntilAsync(await host.AlertAsync());

        Assert.Equal(PermitOperation.Execute, Assert.Single(state.Executions).Intent.Operation);
    }

    /// <summary>A host whose action has just been applied and does harm.</summary>
    private static async Task<CoreHost> HarmfulAsync(Compensation? compensation = null)
    {
        var host = new CoreHost();
        host.World.Suggested = ["worse"];
        host.Action.Compensation = compensation ?? host.Action.Compensation;
        if (compensation is not null)
        {
            host.Action.Descriptor = host.Action.Descriptor with { Reversibility = Catalogue.Reversibility.SelfHealing, NoCompensationReason = "none" };
        }

        await host.ApproveAsync(await host.AskAsync());
        var state = await host.AdvanceAsync("INC-1");
        Assert.Equal(IncidentPhase.Verifying, state.Phase);
        host.World.Harm = PredicateState.Holds;
        return host;
    }

    /// <summary>Advances until the process dies: nothing after the intent becomes durable.</summary>
    private static async Task DieAsync(CoreHost host, string incidentId)
    {
        using var death = new CancellationTokenSource();
        var redeem = host.Action.BeforeRedeem;
        host.Action.BeforeRedeem = async permit =>
        {
            await death.CancelAsync();
            await redeem(permit);
        };
        await Assert.ThrowsAsync<ProcessDied>(async () => await host.Get<IncidentPipeline>().AdvanceAsync(incidentId, death.Token));
        Assert.Equal(IncidentPhase.Reconciling, (await host.StateAsync(incidentId)).Phase);
    }

    private sealed class ProcessDied : Exception;
}
