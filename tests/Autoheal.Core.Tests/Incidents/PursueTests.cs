using Autoheal.Core.Tests.Doubles;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Policy;
using Autoheal.Verification;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Core.Tests.Incidents;

/// <summary>A person pursues another hypothesis: it is planned for and judged as any, and they cannot approve it.</summary>
public sealed class PursueTests
{
    [Fact]
    public async Task Pursue_SecondHypothesis_ThePersonIsTheProposerAndCannotApprove()
    {
        await using var host = await AskedAsync();
        var first = (await host.StateAsync("INC-1")).Request!;

        var given = await PursueAsync(host, 2);

        Assert.Equal((true, 2), (given!.Counted, given.HypothesisRank));
        var voided = Assert.Single(await host.EventsAsync<PlanVoided>("INC-1"));
        Assert.Equal((first.PlanHash, VoidCodes.Pursued), (voided.PlanHash, voided.Code));
        var state = await host.AdvanceAsync("INC-1");
        Assert.Equal((SecondGuess.Cause, "person:amira"), (state.Proposal!.Plan.Cause, state.Proposal.Plan.Proposer));
        Assert.Equal("the proposer cannot approve", (await host.ApproveAsync(state.Request!))!.Note);
        Assert.True((await host.ApproveAsync(state.Request!, "ben"))!.Counted);
        Assert.Equal(IncidentEnd.Healed, (await host.AdvanceUntilAsync("INC-1")).End);
    }

    [Fact]
    public async Task Pursue_NewerDiagnosis_IsStale()
    {
        await using var host = await AskedAsync();

        Assert.Equal(
            "there is a newer diagnosis than the one that was shown",
            (await host.CommandAsync(IncidentVerb.Pursue, change: command => command with { HypothesisRank = 2, DiagnosisSequence = 1 }))!.Note);
        Assert.Equal(IncidentPhase.AwaitingApproval, (await host.AdvanceAsync("INC-1")).Phase);
    }

    [Theory]
    [InlineData(null, 2L)]
    [InlineData(2, null)]
    public async Task Pursue_NotSayingWhichOfWhich_DoesNotCount(int? rank, long? sequence)
    {
        await using var host = await AskedAsync();

        Assert.Equal(
            "it does not say which hypothesis of which diagnosis",
            (await host.CommandAsync(IncidentVerb.Pursue, change: command => command with { HypothesisRank = rank, DiagnosisSequence = sequence }))!.Note);
    }

    [Fact]
    public async Task Pursue_RankThatIsNotThere_DoesNotCount()
    {
        await using var host = await AskedAsync();

        Assert.Equal("the diagnosis has no hypothesis 3", (await PursueAsync(host, 3))!.Note);
    }

    [Fact]
    public async Task Pursue_Refuted_DoesNotCount()
    {
        await using var host = new CoreHost(services: SecondGuess.Add);
        await host.ApproveAsync(await host.AskAsync());
        host.World.Harm = PredicateState.Holds;
        var state = await host.AdvanceUntilAsync("INC-1", IncidentPhase.AwaitingApproval);
        var refuted = state.Diagnosis!.Hypotheses.Single(hypothesis => hypothesis.Cause == SmallWorld.BadValue);

        Assert.Equal($"hypothesis {refuted.Rank} is refuted", (await PursueAsync(host, refuted.Rank))!.Note);
    }

    [Theory]
    [InlineData(IncidentPhase.Verifying)]
    [InlineData(IncidentPhase.VerifyingCompensation)]
    public async Task Pursue_WhileAnActionIsUnderWay_DoesNotCount(IncidentPhase phase)
    {
        await using var host = await AskedAsync();
        host.World.Harm = phase == IncidentPhase.Verifying ? PredicateState.Unknown : PredicateState.Holds;
        host.Action.AfterWrite = permit =>
        {
            host.Action.Looks = permit.Operation == Autoheal.Execution.PermitOperation.Compensate ? Autoheal.Execution.ReconcileState.NotStarted : null;
            return Task.CompletedTask;
        };
        await host.ApproveAsync((await host.StateAsync("INC-1")).Request!);
        await host.AdvanceUntilAsync("INC-1", phase);

        Assert.Equal("an action is under way", (await PursueAsync(host, 2))!.Note);
        Assert.Equal(phase, (await host.StateAsync("INC-1")).Phase);
    }

    [Fact]
    public async Task Pursue_Taken_DoesNotCount()
    {
        await using var host = await AskedAsync();
        await host.CommandAsync(IncidentVerb.Take, "ben");

        Assert.Equal("ben works on it", (await PursueAsync(host, 2))!.Note);
    }

    [Fact]
    public async Task Pursue_PolicyDenies_NothingRuns()
    {
        await using var host = await AskedAsync(new ScriptedPolicy
        {
            Name = "no-second-guesses",
            Vote = input => input.Cause == SecondGuess.Cause ? PolicyVote.Deny("not that one") : PolicyVote.Abstain,
        });

        await PursueAsync(host, 2);

        Assert.Equal(IncidentEnd.Denied, (await host.AdvanceUntilAsync("INC-1")).End);
        Assert.Empty(host.Action.Writes);
    }

    [Fact]
    public async Task Pursue_NoActionFits_GoesOnAsBefore()
    {
        await using var host = await AskedAsync();
        var prepare = host.Action.OnPrepare;
        await PursueAsync(host, 2);
        host.Action.OnPrepare = _ =>
        {
            host.Action.OnPrepare = prepare;
            return new Autoheal.Planning.RefusedAction { Code = "gone", Reason = "it is gone" };
        };

        var state = await host.AdvanceUntilAsync("INC-1", IncidentPhase.AwaitingApproval);

        Assert.Equal((SmallWorld.BadValue, "autoheal"), (state.Proposal!.Plan.Cause, state.Proposal.Plan.Proposer));
        Assert.Single(await host.EventsAsync<PlanAbsent>("INC-1"));
    }

    [Fact]
    public async Task Pursue_Again_CountsAsNoFailedPlan()
    {
        await using var host = await AskedAsync();
        for (var turn = 0; turn < 5; turn++)
        {
            Assert.True((await PursueAsync(host, 1 + (turn % 2)))!.Counted);
            Assert.Equal(IncidentPhase.AwaitingApproval, (await host.AdvanceAsync("INC-1")).Phase);
        }
    }

    private static async Task<CommandGiven?> PursueAsync(CoreHost host, int rank)
    {
        var sequence = (await host.StateAsync("INC-1")).DiagnosisSequence;
        return await host.CommandAsync(IncidentVerb.Pursue, change: command => command with { HypothesisRank = rank, DiagnosisSequence = sequence });
    }

    private static async Task<CoreHost> AskedAsync(IPolicy? policy = null)
    {
        var host = new CoreHost(services: services =>
        {
            SecondGuess.Add(services);
            if (policy is not null)
            {
                services.AddSingleton(policy);
            }
        });
        await host.AskAsync();
        Assert.Equal(2, (await host.StateAsync("INC-1")).Diagnosis!.Hypotheses.Count);
        return host;
    }
}
