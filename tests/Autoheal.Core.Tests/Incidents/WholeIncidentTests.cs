using Autoheal.Core.Tests.Doubles;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Planning;
using Autoheal.Verification;

namespace Autoheal.Core.Tests.Incidents;

/// <summary>The way that everything else is compared with: nothing is refused here.</summary>
public sealed class WholeIncidentTests
{
    [Fact]
    public async Task Advance_Unattended_WritesOnceAndHeals()
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");

        var state = await host.AdvanceUntilAsync(await host.AlertAsync());

        Assert.Equal(IncidentEnd.Healed, state.End);
        Assert.Equal([("INC-1/1", "good")], host.Action.Writes);
    }

    [Fact]
    public async Task Advance_ApprovedWhileStatusChangesFiftyTimes_WritesOnceAndHeals()
    {
        await using var host = new CoreHost();
        var request = await host.AskAsync();
        for (var change = 0; change < 50; change++)
        {
            host.World.Things["checkout/api"].Restarts++;
            Assert.Equal(IncidentPhase.AwaitingApproval, (await host.AdvanceAsync("INC-1")).Phase);
            host.Clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.True((await host.ApproveAsync(request))!.Counted);
        var state = await host.AdvanceUntilAsync("INC-1");

        Assert.Equal(IncidentEnd.Healed, state.End);
        Assert.Single(host.Action.Writes);
    }

    [Fact]
    public async Task Advance_ActionDoesHarm_RestoresGuardedFieldsThenTriesNothingTwice()
    {
        await using var host = CoreHost.Unattended();
        var thing = host.World.Add("api");
        host.World.Suggested = ["worse"];
        host.World.Harm = PredicateState.Holds;

        var state = await host.AdvanceUntilAsync(await host.AlertAsync());

        Assert.Equal(IncidentEnd.Escalated, state.End);
        Assert.Equal([("INC-1/1", "worse"), ("INC-1/2", "bad")], host.Action.Writes);
        Assert.Equal("bad", thing.Value);
        Assert.Equal(VerificationVerdict.Effect, (await host.EventsAsync<VerificationConcluded>("INC-1"))[^1].Verdict);
        Assert.Equal(
            [PermitOperation.Execute, PermitOperation.Compensate], state.Executions.Select(execution => execution.Intent.Operation));
    }

    /// <summary>A clock that is set back must not put waiting, watching and giving up off until it has caught up.</summary>
    [Theory]
    [InlineData(IncidentPhase.Collecting)]
    [InlineData(IncidentPhase.AwaitingApproval)]
    [InlineData(IncidentPhase.Verifying)]
    [InlineData(IncidentPhase.VerifyingCompensation)]
    public async Task Advance_ClockSetBackADay_EndsInTime(IncidentPhase phase)
    {
        await using var host = phase == IncidentPhase.AwaitingApproval ? new CoreHost() : CoreHost.Unattended();
        host.World.Add("api");
        host.World.Suggested = ["worse"];
        host.World.Reliability = phase == IncidentPhase.Collecting ? 0.5 : 0.9;
        host.World.Harm = phase == IncidentPhase.VerifyingCompensation ? PredicateState.Holds : PredicateState.Unknown;
        host.Action.AfterWrite = permit =>
        {
            host.Action.Looks = permit.Operation == PermitOperation.Compensate ? ReconcileState.NotStarted : null;
            return Task.CompletedTask;
        };
        var state = await host.AdvanceUntilAsync(await host.AlertAsync(), phase);
        Assert.Equal(phase, state.Phase);

        host.Clock.Correct(-TimeSpan.FromDays(1));
        state = await host.AdvanceUntilAsync("INC-1");

        Assert.Equal(IncidentEnd.Escalated, state.End);
    }

    [Fact]
    public async Task Advance_ActionNamesNoEffect_IsNeverCalledHealed()
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        host.Action.OnPrepare = ready => new ReadyAction
        {
            Summary = ready.Summary,
            Before = ready.Before,
            After = ready.After,
            Changes = ready.Changes,
            BlastRadius = ready.BlastRadius,
            Compensation = ready.Compensation,
            Effect = [],
            Harm = ready.Harm,
            TargetUnhealthy = ready.TargetUnhealthy,
        };

        var state = await host.AdvanceUntilAsync(await host.AlertAsync());

        Assert.Equal(IncidentEnd.Escalated, state.End);
        Assert.Equal(VerificationVerdict.NoEffect, Assert.Single(await host.EventsAsync<VerificationConcluded>("INC-1")).Verdict);
    }

    [Fact]
    public async Task Advance_RestartBeforeEveryTurn_EndsTheSame()
    {
        var host = CoreHost.Unattended();
        host.World.Add("api");
        var incidentId = await host.AlertAsync();
        for (var turn = 0; turn < 20; turn++)
        {
            host = CoreHost.Unattended(before: host);
            await host.AdvanceAsync(incidentId);
            host.Clock.Advance(TimeSpan.FromSeconds(10));
        }

        var state = await host.StateAsync(incidentId);
        Assert.Equal(IncidentEnd.Healed, state.End);
        Assert.Single(host.Action.Writes);
        await host.DisposeAsync();
    }
}
