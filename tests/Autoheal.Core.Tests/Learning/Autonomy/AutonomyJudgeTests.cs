using Autoheal.Learning.Autonomy;
using Autoheal.Policy;

namespace Autoheal.Core.Tests.Learning.Autonomy;

public sealed class AutonomyJudgeTests
{
    private static AutonomyOptions Earned => new() { Earned = true };

    [Fact]
    public void Promote_OnlySuccesses_NeedsAsManyAsTheBoundSays()
    {
        var actions = new AutonomyClass(Earned);

        Assert.Equal(SuccessBound.SuccessesNeeded(0, 0.95, 0.025), actions.SucceedUntilPromoted());
        Assert.Equal((AutonomyLevel.Autonomous, 1), (actions.Level, actions.Record.Promotions));
        Assert.Equal("105 of 105 succeeded on 5 services: the rate is at least 0.95", actions.Record.LastChange!.Reason);
    }

    [Fact]
    public void Promote_NotToBeEarned_NothingEverChanges()
    {
        var actions = new AutonomyClass(new AutonomyOptions());

        Assert.Equal(-1, actions.SucceedUntilPromoted());
        Assert.Null(actions.See(AutonomyOutcome.Harmed, unattended: true));
    }

    [Fact]
    public void Promote_TooFewServices_Waits()
    {
        var actions = new AutonomyClass(Earned);
        for (var count = 0; count < 500; count++)
        {
            Assert.Null(actions.See(AutonomyOutcome.Succeeded, service: $"checkout/s{count % 2}"));
        }

        Assert.Equal(AutonomyLevel.Autonomous, actions.See(AutonomyOutcome.Succeeded, service: "checkout/third")?.To);
    }

    /// <summary>A loop in one incident, or an attacker who breaks one thing again and again within it, proves nothing.</summary>
    [Fact]
    public void Promote_SuccessesOfOneIncident_CountOnce()
    {
        var actions = new AutonomyClass(Earned);
        for (var count = 0; count < 500; count++)
        {
            Assert.Null(actions.See(AutonomyOutcome.Succeeded, incident: $"INC-{count % 3}"));
        }

        Assert.Equal(3, actions.Record.Successes);
    }

    [Fact]
    public void Promote_HarmNotLongAgo_Waits()
    {
        var actions = new AutonomyClass(new AutonomyOptions { Earned = true, Gate = 0.5, OutcomesSinceHarm = 50 });
        for (var count = 0; count < 5; count++)
        {
            actions.See(AutonomyOutcome.Succeeded);
        }

        Assert.Null(actions.See(AutonomyOutcome.Harmed));

        Assert.Equal(AutonomyLevel.Approve, actions.Level);
        Assert.Equal(50, actions.SucceedUntilPromoted());
    }

    [Fact]
    public void Promote_FromShadow_OnlyByWhatPeopleDidAndOnlyOneLevel()
    {
        var actions = new AutonomyClass(new AutonomyOptions { Earned = true, Start = AutonomyLevel.Shadow });
        Assert.Equal(-1, actions.SucceedUntilPromoted());

        var changed = Enumerable.Range(0, 200).Select(_ => actions.See(AutonomyOutcome.Succeeded, shadow: true)).First(change => change is not null)!;

        Assert.Equal((AutonomyLevel.Shadow, AutonomyLevel.Approve), (changed.From, changed.To));
        Assert.Equal(105, actions.SucceedUntilPromoted());
    }

    [Fact]
    public void Promote_FromObserve_NeverHappens()
    {
        var actions = new AutonomyClass(new AutonomyOptions { Earned = true, Start = AutonomyLevel.Observe });

        Assert.Equal(-1, actions.SucceedUntilPromoted());
        Assert.DoesNotContain(Enumerable.Range(0, 200).Select(_ => actions.See(AutonomyOutcome.Succeeded, shadow: true)), change => change is not null);
    }

    [Theory]
    [InlineData(AutonomyOutcome.Failed, "it failed in INC-106")]
    [InlineData(AutonomyOutcome.Harmed, "it did harm in INC-106")]
    public void Demote_AnyFailureOfAnAutonomousClass_AtOnce(AutonomyOutcome outcome, string reason)
    {
        var actions = new AutonomyClass(Earned);
        actions.SucceedUntilPromoted();

        var changed = actions.See(outcome, unattended: false)!;

        Assert.Equal((AutonomyLevel.Autonomous, AutonomyLevel.Approve, reason), (changed.From, changed.To, changed.Reason));
        Assert.Equal((0, 0, 1), (actions.Record.Successes, actions.Record.Services.Count, actions.Record.Demotions));
    }

    [Fact]
    public void Demote_HarmWithoutAPerson_IsAdviceOnlyUntilTheBreakerCloses()
    {
        var actions = new AutonomyClass(Earned);
        actions.SucceedUntilPromoted();

        var changed = actions.See(AutonomyOutcome.Harmed)!;

        Assert.Equal((AutonomyLevel.Shadow, actions.Now.AddHours(1)), (changed.To, changed.HeldUntil));
        Assert.Equal("it did harm without a person in INC-106: advice only for now", changed.Reason);
        actions.Now = actions.Now.AddHours(1).AddTicks(-1);
        Assert.Equal(AutonomyLevel.Shadow, actions.Level);
        Assert.DoesNotContain(Enumerable.Range(0, 500).Select(_ => actions.See(AutonomyOutcome.Succeeded, shadow: true)), change => change is not null);
        Assert.Equal(-1, actions.SucceedUntilPromoted());
        actions.Now = actions.Now.AddTicks(1);
        Assert.Equal(AutonomyLevel.Approve, actions.Level);
    }

    /// <summary>Who is promoted again and again gets it harder each time, so that all chances together stay within the error.</summary>
    [Fact]
    public void Promote_Again_NeedsMoreProof()
    {
        var actions = new AutonomyClass(Earned);
        var needed = new List<int>();
        for (var time = 0; time < 3; time++)
        {
            needed.Add(actions.SucceedUntilPromoted());
            actions.See(AutonomyOutcome.Failed);
        }

        Assert.Equal(needed.Order(), needed);
        Assert.Equal(3, needed.Distinct().Count());
        Assert.Equal(1, Enumerable.Range(0, 100_000).Sum(times => AutonomyJudge.ErrorFor(actions.Record with { Promotions = times }, 1)), 4);
    }

    [Fact]
    public void Fold_OutcomeOfANewerVersion_CountsAsHarm()
    {
        var record = AutonomyFold.Apply(new AutonomyRecord { Class = AutonomyClass.Key }, null, 1);

        Assert.Equal((1, 1, 0), (record.Harms, record.Failures, record.SinceHarm));
    }

    [Fact]
    public void Fold_ChangeOfAnotherClass_ChangesNothing()
    {
        var actions = new AutonomyClass(Earned);
        actions.SucceedUntilPromoted();
        var other = new AutonomyRecord { Class = AutonomyClass.Key with { Environment = "production" } };

        Assert.Equal(other, AutonomyFold.Apply(other, actions.Record.LastChange!));
    }
}
