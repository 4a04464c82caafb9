using Autoheal.Core.Tests.Doubles;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Learning.Autonomy;
using Autoheal.Policy;
using Autoheal.Verification;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Core.Tests.Learning.Autonomy;

/// <summary>Levels in a whole host: what is earned decides at the gate, and again right before the write.</summary>
public sealed class AutonomyLevelsTests
{
    private static readonly StreamId Evidence = StreamId.Autonomy(new ActionClass
    {
        ClusterId = SmallWorld.Cluster, Environment = "staging", Action = SetValueAction.ActionName, Version = 1,
    });

    [Fact]
    public async Task Gate_NothingEarnedYet_AsksAndThenActsByItself()
    {
        await using var host = Earning();
        for (var number = 1; number <= 8; number++)
        {
            var request = await host.AskAsync($"s{number}");
            await host.ApproveAsync(request);
            Assert.Equal(IncidentEnd.Healed, (await host.AdvanceUntilAsync($"INC-{number}")).End);
        }

        var promoted = Assert.Single((await host.EventsAsync(StreamId.Control)).OfType<AutonomyChanged>());
        Assert.Equal((AutonomyLevel.Approve, AutonomyLevel.Autonomous), (promoted.From, promoted.To));
        Assert.Equal(8, (await host.EventsAsync(Evidence)).Count);
        host.World.Add("s9");
        Assert.Equal(IncidentEnd.Healed, (await host.AdvanceUntilAsync(await host.AlertAsync("s9"))).End);
        Assert.Empty(await host.EventsAsync<ApprovalRequested>("INC-9"));
        Assert.True((await host.EventsAsync(Evidence)).OfType<AutonomyObserved>().Last() is { Unattended: true, Service: "checkout/s9" });
    }

    [Fact]
    public async Task Gate_HarmByItself_IsAdviceOnlyThenAsksAgain()
    {
        await using var host = Earning();
        await PromoteAsync(host);
        host.World.Add("api");
        host.World.Harm = PredicateState.Holds;
        await host.AdvanceUntilAsync(await host.AlertAsync("api"), IncidentPhase.Compensating);
        var state = await host.AdvanceUntilAsync("INC-1");

        Assert.Equal(AutonomyLevel.Shadow, (await host.EventsAsync(StreamId.Control)).OfType<AutonomyChanged>().Last().To);
        Assert.NotEqual(IncidentEnd.Healed, state.End);
        Assert.Equal(AutonomyLevel.Shadow, await LevelAsync(host));
        host.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(AutonomyLevel.Approve, await LevelAsync(host));
    }

    [Fact]
    public async Task Execution_DemotedAfterTheDecision_DoesNotRun()
    {
        await using var host = Earning();
        await PromoteAsync(host);
        host.World.Add("api");
        var demoted = false;
        host.Journal.BeforeAppend = async appends =>
        {
            if (!demoted && appends[0].Records[0].Type == "action.intended")
            {
                demoted = true;
                await ChangeAsync(host, AutonomyLevel.Autonomous, AutonomyLevel.Approve);
            }
        };
        host.Action.BeforeRedeem = async _ => await Task.CompletedTask;

        await host.AdvanceAsync(await host.AlertAsync("api"));

        Assert.True(demoted);
        Assert.Empty(host.Action.Writes);
        Assert.Equal(IncidentPhase.AwaitingApproval, (await host.AdvanceUntilAsync("INC-1", IncidentPhase.AwaitingApproval)).Phase);
    }

    [Theory]
    [InlineData(AutonomyLevel.Observe, IncidentEnd.Denied, "denied: Autoheal only watches here (autonomy)")]
    [InlineData(AutonomyLevel.Approve, IncidentEnd.Open, "")]
    [InlineData(AutonomyLevel.Autonomous, IncidentEnd.Healed, "the repair holds and nothing else is wrong")]
    public async Task Ceiling_OfAService_IsTheMostThatCounts(AutonomyLevel most, IncidentEnd end, string summary)
    {
        await using var host = CoreHost.Unattended(services: services => services.Configure<AutonomyOptions>(options =>
        {
            options.Ceilings.Add(new AutonomyCeilingRule { Service = "checkout/api", Level = most });
            options.Ceilings.Add(new AutonomyCeilingRule { Environment = "production", Level = AutonomyLevel.Observe });
            options.Ceilings.Add(new AutonomyCeilingRule { Action = "delete-all", Level = AutonomyLevel.Observe });
            options.Ceilings.Add(new AutonomyCeilingRule { Service = "shop/*", Level = AutonomyLevel.Observe });
        }));
        host.World.Add("api");

        var state = await host.AdvanceAsync(await host.AlertAsync("api"));
        state = state.Phase == IncidentPhase.AwaitingApproval ? state : await host.AdvanceUntilAsync("INC-1");

        Assert.Equal((end, summary), (state.End, state.EndSummary));
    }

    [Fact]
    public async Task Ceiling_SeveralSources_TheStrictestCounts()
    {
        await using var host = CoreHost.Unattended(services: services => services
            .AddSingleton<IAutonomyCeiling>(new Scripted("journal"))
            .Configure<AutonomyOptions>(options => options.Ceiling = AutonomyLevel.Observe));
        host.World.Add("api");

        Assert.Equal("denied: Autoheal only watches here (autonomy)", (await host.AdvanceAsync(await host.AlertAsync("api"))).EndSummary);
    }

    [Theory]
    [InlineData("Autoheal.Policy.AutonomyLevel 7")]
    [InlineData("throws")]
    [InlineData("journal")]
    public async Task Level_CannotBeTold_Denies(string how)
    {
        await using var host = CoreHost.Unattended(services: services => services
            .AddSingleton<IAutonomyCeiling>(new Scripted(how))
            .Configure<AutonomyOptions>(options => options.Earned = true));
        host.World.Add("api");
        host.Journal.BeforeRead = stream =>
        {
            if (how == "journal" && stream.Value.StartsWith(StreamId.AutonomyPrefix, StringComparison.Ordinal))
            {
                throw new JournalException("damaged");
            }
        };

        var state = await host.AdvanceAsync(await host.AlertAsync("api"));

        Assert.Equal("denied: how far Autoheal may go by itself is not known (autonomy)", state.EndSummary);
        Assert.Empty(host.Action.Writes);
    }

    [Fact]
    public async Task Outcome_CrashAroundTheAppend_IsCountedOnce()
    {
        await using var first = Earning();
        var request = await first.AskAsync();
        await first.ApproveAsync(request);
        first.Journal.BeforeAppend = appends => appends[0].Records[0].Type == "verification.concluded"
            ? throw new JournalException("power cut")
            : Task.CompletedTask;
        await Assert.ThrowsAsync<JournalException>(() => first.AdvanceUntilAsync("INC-1"));
        Assert.Empty(await first.EventsAsync(Evidence));
        await using var second = first.Restart();

        await second.AdvanceUntilAsync("INC-1");

        Assert.Equal(AutonomyOutcome.Succeeded, Assert.IsType<AutonomyObserved>(Assert.Single(await second.EventsAsync(Evidence))).Outcome);
    }

    /// <summary>Harm that is recorded between the look and the append is not overlooked.</summary>
    [Fact]
    public async Task Outcome_AnotherComesInMeanwhile_BothAreJudged()
    {
        await using var host = Earning();
        for (var number = 1; number <= 7; number++)
        {
            await AppendAsync(host, Evidence, Observed(AutonomyOutcome.Succeeded, number));
        }

        var request = await host.AskAsync("s8");
        await host.ApproveAsync(request);
        var interrupted = false;
        host.Journal.AfterStreamRead = async stream =>
        {
            if (stream == Evidence && !interrupted && (await host.EventsAsync<ActionCompleted>("INC-1")).Count > 0)
            {
                interrupted = true;
                await AppendAsync(host, Evidence, Observed(AutonomyOutcome.Harmed, 9));
            }
        };

        await host.AdvanceUntilAsync("INC-1");

        Assert.Equal(9, (await host.EventsAsync(Evidence)).Count);
        Assert.Equal(AutonomyOutcome.Succeeded, ((AutonomyObserved)(await host.EventsAsync(Evidence))[^1]).Outcome);
        Assert.Empty((await host.EventsAsync(StreamId.Control)).OfType<AutonomyChanged>());
    }

    private static AutonomyObserved Observed(AutonomyOutcome outcome, int number) => new()
    {
        Class = Class, IncidentId = $"INC-9{number}", Service = $"checkout/s{number}", Outcome = outcome,
    };

    private static async Task AppendAsync(CoreHost host, StreamId stream, JournalEvent @event)
    {
        var append = host.Get<IncidentJournal>().Records(stream, await host.Journal.GetVersionAsync(stream), [@event], AppendOrigin.Autoheal);
        Assert.True((await host.Journal.AppendAsync([append], CancellationToken.None)).Succeeded);
    }

    private static CoreHost Earning() => CoreHost.Unattended(services: services => services.Configure<AutonomyOptions>(options =>
    {
        options.Earned = true;
        options.Gate = 0.5;
    }));

    private static Task PromoteAsync(CoreHost host) => ChangeAsync(host, AutonomyLevel.Approve, AutonomyLevel.Autonomous);

    private static async Task ChangeAsync(CoreHost host, AutonomyLevel from, AutonomyLevel to)
    {
        await AppendAsync(host, StreamId.Control, new AutonomyChanged { Class = Class, From = from, To = to, Evidence = 0, Reason = "a test" });
    }

    private static ActionClass Class { get; } = new()
    {
        ClusterId = SmallWorld.Cluster, Environment = "staging", Action = SetValueAction.ActionName, Version = 1,
    };

    private static async Task<AutonomyLevel?> LevelAsync(CoreHost host)
    {
        var plan = Samples.Plan with { Steps = [Samples.Action with { Version = 1 }] };
        return await host.Get<AutonomyLevels>().FindAsync(plan, 0, CancellationToken.None);
    }

    private sealed class Scripted(string how) : IAutonomyCeiling
    {
        public AutonomyLevel CeilingOf(string action, string environment, ResourceRef target) => how switch
        {
            "throws" => throw new InvalidOperationException("broken"),
            "journal" => AutonomyLevel.Autonomous,
            _ => (AutonomyLevel)7,
        };
    }
}
