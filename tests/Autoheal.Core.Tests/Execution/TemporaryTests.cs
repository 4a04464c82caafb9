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

/// <summary>Changes that end: reverted through the gate after normal operation, or told to a person and recorded as drift.</summary>
public sealed class TemporaryTests
{
    private static readonly TimeSpan s_five = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task TemporaryChange_IsRevertedAfterItsTimeOfNormalOperation()
    {
        await using var host = await HeldAsync();
        var kept = host.Clock.GetUtcNow();

        var state = await host.AdvanceUntilAsync("INC-1");

        Assert.Equal(IncidentEnd.Healed, state.End);
        Assert.EndsWith("the temporary change is reverted", state.EndSummary, StringComparison.Ordinal);
        Assert.Equal([("INC-1/1", "good"), ("INC-1/2", "bad")], host.Action.Writes);
        Assert.True(host.Clock.GetUtcNow() - kept >= s_five);
        Assert.True((await host.EventsAsync<ActionIntended>("INC-1"))[1].Reverts);
        Assert.Equal(VerificationVerdict.Effect, (await host.EventsAsync<VerificationConcluded>("INC-1"))[1].Verdict);
        Assert.Empty(await host.EventsAsync<DriftRecorded>("INC-1"));
    }

    [Fact]
    public async Task Restart_TheChangeIsStillReverted_AndWhatWasNotWatchedWasNotNormal()
    {
        await using var host = await HeldAsync();
        host.Clock.Advance(s_five);
        await using var next = Temporary(before: host);
        var began = host.Clock.GetUtcNow();

        await next.AdvanceUntilAsync("INC-1");

        Assert.Equal(["good", "bad"], next.Action.Writes.Select(write => write.Value));
        Assert.True(next.Clock.GetUtcNow() - began >= s_five);
    }

    [Fact]
    public async Task Harm_PutsTheEndOff()
    {
        await using var host = await HeldAsync();
        host.World.Harm = PredicateState.Holds;
        await RunAsync(host, TimeSpan.FromMinutes(8));
        Assert.Equal(["good"], host.Action.Writes.Select(write => write.Value));
        host.World.Harm = PredicateState.Fails;
        var calm = host.Clock.GetUtcNow();

        await host.AdvanceUntilAsync("INC-1");

        Assert.Equal(["good", "bad"], host.Action.Writes.Select(write => write.Value));
        Assert.True(host.Clock.GetUtcNow() - calm >= s_five);
    }

    [Fact]
    public async Task Stop_PutsTheEndOffUntilItIsResumed()
    {
        await using var host = await HeldAsync();
        await TurnAsync(host, ControlMode.Stopped);
        await RunAsync(host, TimeSpan.FromMinutes(8));
        Assert.Equal(["good"], host.Action.Writes.Select(write => write.Value));
        await TurnAsync(host, ControlMode.Running);

        await host.AdvanceUntilAsync("INC-1");

        Assert.Equal(["good", "bad"], host.Action.Writes.Select(write => write.Value));
    }

    [Fact]
    public async Task Hold_PutsTheEndOffUntilItIsReleased()
    {
        await using var host = await HeldAsync();
        Assert.True((await host.CommandAsync(IncidentVerb.Hold))!.Counted);
        await RunAsync(host, TimeSpan.FromMinutes(8));
        Assert.Equal(["good"], host.Action.Writes.Select(write => write.Value));
        await host.CommandAsync(IncidentVerb.Release);

        await host.AdvanceUntilAsync("INC-1");

        Assert.Equal(["good", "bad"], host.Action.Writes.Select(write => write.Value));
    }

    /// <summary>One action is undone once: what a person asked to have undone is not reverted, too.</summary>
    [Fact]
    public async Task PersonHasItUndone_ItIsNotRevertedASecondTime()
    {
        await using var host = await HeldAsync();
        var given = await host.CommandAsync(IncidentVerb.Undo);
        Assert.Equal(("INC-1/1", "INC-2"), (given!.IntentId, given.UndoIncident));

        var state = await host.AdvanceUntilAsync("INC-1");

        Assert.Equal(IncidentEnd.Healed, state.End);
        Assert.EndsWith("a person has the temporary change undone", state.EndSummary, StringComparison.Ordinal);
        Assert.DoesNotContain(await host.EventsAsync<ActionIntended>("INC-1"), intent => intent.Reverts == true);
    }

    [Fact]
    public async Task StopRightBeforeTheWrite_NothingIsWritten()
    {
        await using var host = await HeldAsync();
        host.Action.BeforeRedeem = async permit =>
        {
            if (permit.Operation == PermitOperation.Compensate)
            {
                host.Action.BeforeRedeem = _ => Task.CompletedTask;
                await TurnAsync(host, ControlMode.Stopped);
            }
        };

        await RunAsync(host, TimeSpan.FromMinutes(6));

        Assert.Equal(["good"], host.Action.Writes.Select(write => write.Value));
    }

    [Fact]
    public async Task PolicyDeniesTheEnd_APersonIsTold_AndItStaysAsDrift()
    {
        var frozen = false;
        await using var host = await HeldAsync(() => frozen ? PolicyVote.Deny("a freeze") : PolicyVote.Abstain);
        frozen = true;

        var state = await host.AdvanceUntilAsync("INC-1");

        Assert.Equal(["good"], host.Action.Writes.Select(write => write.Value));
        Assert.Equal(IncidentEnd.Escalated, state.End);
        Assert.Contains("a freeze", Assert.Single(await host.EventsAsync<DriftRecorded>("INC-1")).Text, StringComparison.Ordinal);
        Assert.Contains("a freeze", Assert.Single(await host.EventsAsync<IncidentEscalated>("INC-1")).Reason, StringComparison.Ordinal);
        Assert.Single(await host.EventsAsync<RevertAbandoned>("INC-1"));
    }

    [Fact]
    public async Task PolicyAsksForPeopleWhoNeverWere_IsADenial()
    {
        var asks = false;
        await using var host = await HeldAsync(
            () => asks ? PolicyVote.RequireApproval("ask", new ApprovalRequirement { Roles = ["oncall"] }) : PolicyVote.Abstain);
        asks = true;

        var state = await host.AdvanceUntilAsync("INC-1");

        Assert.Equal(["good"], host.Action.Writes.Select(write => write.Value));
        Assert.Equal(IncidentEnd.Escalated, state.End);
    }

    [Fact]
    public async Task PeopleWhoApprovedTheAction_ApprovedItsEnd()
    {
        await using var host = Temporary(unattended: false);
        var request = await host.AskAsync();
        Assert.Equal("reverted after 5m of normal operation", Assert.Single(Assert.Single(request.Steps).Conditions!));
        await host.ApproveAsync(request);

        var state = await host.AdvanceUntilAsync("INC-1");

        Assert.Equal(IncidentEnd.Healed, state.End);
        Assert.Equal(["good", "bad"], host.Action.Writes.Select(write => write.Value));
    }

    [Fact]
    public async Task SomebodyChangedTheTarget_NothingIsWritten_AndItStaysAsDrift()
    {
        await using var host = await HeldAsync();
        host.Action.BeforeRedeem = _ =>
        {
            host.World.Things["checkout/api"].Value = "by-hand";
            return Task.CompletedTask;
        };

        var state = await host.AdvanceUntilAsync("INC-1");

        Assert.Equal("by-hand", host.World.Things["checkout/api"].Value);
        Assert.Equal(IncidentEnd.Escalated, state.End);
        Assert.Single(await host.EventsAsync<DriftRecorded>("INC-1"));
    }

    [Fact]
    public async Task NormalOperationNeverComes_APersonIsToldAfterADay()
    {
        await using var host = await HeldAsync();
        host.World.Harm = PredicateState.Unknown;
        host.Clock.Advance(TimeSpan.FromHours(25));

        var state = await host.AdvanceAsync("INC-1");

        Assert.Equal(IncidentEnd.Escalated, state.End);
        Assert.Single(await host.EventsAsync<DriftRecorded>("INC-1"));
    }

    [Fact]
    public async Task NewAlertMeanwhile_IsLookedInto_AndTheChangeStillEnds()
    {
        await using var host = await HeldAsync();
        await host.AlertAsync(alert: "Again");
        Assert.Equal(IncidentPhase.Collecting, (await host.StateAsync("INC-1")).Phase);

        var state = await host.AdvanceUntilAsync("INC-1");

        Assert.Equal(2, (await host.EventsAsync<RevertScheduled>("INC-1")).Count);
        Assert.Equal(["good", "bad"], host.Action.Writes.Select(write => write.Value));
        Assert.True(state.IsClosed);
    }

    /// <summary>What a person has done instead of waiting is an action of its own: the change that is held counts against it.</summary>
    [Theory]
    [InlineData(IncidentVerb.Take)]
    [InlineData(IncidentVerb.Pursue)]
    public async Task PersonGoesOnWhileItIsHeld_TheHeldChangeCountsAgainstWhatComes(IncidentVerb verb)
    {
        await using var host = await HeldAsync();
        host.World.Things["checkout/api"].Value = "bad";

        var sequence = (await host.StateAsync("INC-1")).DiagnosisSequence;
        var given = await host.CommandAsync(verb, change: command => command with { HypothesisRank = 1, DiagnosisSequence = sequence });
        Assert.True(given!.Counted);
        if (verb == IncidentVerb.Take)
        {
            await host.CommandAsync(IncidentVerb.Release);
        }

        await host.AdvanceUntilAsync("INC-1", IncidentPhase.Holding);

        Assert.Equal([0, 1], (await host.EventsAsync<PolicyDecided>("INC-1")).Select(decided => decided.ActionsOnWorkloadLastHour));
    }

    /// <summary>Undoing the harm of what came meanwhile is not the end of the temporary change.</summary>
    [Fact]
    public async Task PersonGoesOnWhileItIsHeld_HarmOfThat_EndsNothingElse()
    {
        await using var host = await HeldAsync();
        host.World.Things["checkout/api"].Value = "bad";
        await host.CommandAsync(IncidentVerb.Take);
        await host.CommandAsync(IncidentVerb.Release);
        host.World.Harm = PredicateState.Holds;

        var state = await host.AdvanceUntilAsync("INC-1", IncidentPhase.Holding);

        Assert.Equal(VerificationVerdict.Effect, (await host.EventsAsync<VerificationConcluded>("INC-1")).Last(seen => seen.Operation == PermitOperation.Compensate).Verdict);
        Assert.Equal((IncidentPhase.Holding, (await host.EventsAsync<ActionIntended>("INC-1"))[0].PlanHash), (state.Phase, state.Revert!.PlanHash));
    }

    [Fact]
    public async Task OnlyExactActions_CanBeTemporary()
    {
        await using var host = Temporary();
        host.Action.Compensation = new Compensation { Available = false, Description = "it is gone" };

        var state = await host.AdvanceUntilAsync(await host.AlertAsync());

        Assert.Equal(IncidentEnd.Denied, state.End);
        Assert.Contains("set-value cannot be temporary, because it cannot be undone exactly: it is gone", state.EndSummary, StringComparison.Ordinal);
        Assert.Empty(host.Action.Writes);
    }

    [Fact]
    public async Task StagedAndTemporary_IsRevertedPartByPart()
    {
        await using var host = Temporary(also: new Obligation { Kind = Obligations.CanaryFirst });
        host.Action.Parts = ["one"];

        var state = await host.AdvanceUntilAsync(await host.AlertAsync());

        Assert.Equal(IncidentEnd.Healed, state.End);
        Assert.Equal(["one", "good", "one", "bad"], host.Action.Writes.Select(write => write.Value));
    }

    [Fact]
    public async Task HostStoppedAfterEachAppend_TheChangeIsMadeAndRevertedOnce()
    {
        for (var append = 1; append <= 40; append++)
        {
            await using var first = Temporary();
            var count = 0;
            first.Journal.AfterAppend = _ => ++count == append ? throw new JournalException("the host is gone") : Task.CompletedTask;
            try
            {
                await first.AdvanceUntilAsync(await first.AlertAsync());
                Assert.InRange(append, 12, 40);
                return;
            }
            catch (JournalException)
            {
                first.Journal.AfterAppend = _ => Task.CompletedTask;
            }

            await using var second = Temporary(before: first);
            Assert.Equal(IncidentEnd.Healed, (await second.AdvanceUntilAsync("INC-1")).End);
            Assert.Equal(["good", "bad"], second.Action.Writes.Select(write => write.Value));
        }

        Assert.Fail("The incident does not end.");
    }

    private static async Task<CoreHost> HeldAsync(Func<PolicyVote>? vote = null)
    {
        var host = Temporary(vote);
        var state = await host.AdvanceUntilAsync(await host.AlertAsync(), IncidentPhase.Holding);
        Assert.Equal(IncidentPhase.Holding, state.Phase);
        return host;
    }

    private static async Task RunAsync(CoreHost host, TimeSpan time)
    {
        for (var gone = TimeSpan.Zero; gone < time; gone += TimeSpan.FromSeconds(10))
        {
            await host.AdvanceAsync("INC-1");
            host.Clock.Advance(TimeSpan.FromSeconds(10));
        }
    }

    private static async Task TurnAsync(CoreHost host, ControlMode mode)
    {
        await host.TurnAsync(mode);
        await host.PumpAsync();
    }

    private static CoreHost Temporary(Func<PolicyVote>? vote = null, bool unattended = true, CoreHost? before = null, Obligation? also = null)
    {
        var temporary = new Obligation { Kind = Obligations.RevertAfter, Parameters = new Dictionary<string, string> { ["after"] = "5m" } };
        Obligation[] obligations = also is null ? [temporary] : [temporary, also];
        void Register(IServiceCollection services)
        {
            services.AddSingleton<IPolicy>(new ScriptedPolicy { Name = "temporary", Vote = _ => PolicyVote.Allow("for a while", obligations) });
            services.AddSingleton<IPolicy>(new ScriptedPolicy { Name = "other", Vote = _ => vote?.Invoke() ?? PolicyVote.Abstain });
        }

        var host = unattended ? CoreHost.Unattended(null, Register, before) : new CoreHost(null, Register, before);
        if (before is null)
        {
            host.World.Add("api");
        }

        return host;
    }
}
