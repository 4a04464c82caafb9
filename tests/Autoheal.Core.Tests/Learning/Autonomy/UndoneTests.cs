using Autoheal.Core.Tests.Doubles;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Learning.Autonomy;
using Autoheal.Policy;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Core.Tests.Learning.Autonomy;

/// <summary>What a person has undone was wrong, although verification had seen it work.</summary>
public sealed class UndoneTests
{
    private static readonly ActionClass Class = new()
    {
        ClusterId = SmallWorld.Cluster, Environment = "staging", Action = SetValueAction.ActionName, Version = 1,
    };

    [Fact]
    public async Task Undo_OfWhatRanByItself_SendsTheClassBackToThePeople()
    {
        await using var host = Earning();
        await PromoteAsync(host);
        await HealAsync(host);
        Assert.Equal(AutonomyLevel.Autonomous, await LevelAsync(host));

        await UndoAsync(host);

        var observed = (AutonomyObserved)(await host.EventsAsync(StreamId.Autonomy(Class)))[^1];
        Assert.Equal((AutonomyOutcome.Failed, true, true, "INC-1", "checkout/api"), (observed.Outcome, observed.Undone, observed.Unattended, observed.IncidentId, observed.Service));
        var changed = (await host.EventsAsync(StreamId.Control)).OfType<AutonomyChanged>().Last();
        Assert.Equal((AutonomyLevel.Approve, "a person has undone what it did in INC-1"), (changed.To, changed.Reason));
        Assert.Equal(AutonomyLevel.Approve, await LevelAsync(host));
    }

    [Fact]
    public async Task Undo_OfWhatPeopleApproved_IsAFailureOnRecord()
    {
        await using var host = Earning();
        await host.ApproveAsync(await host.AskAsync());
        await host.AdvanceUntilAsync("INC-1");

        await UndoAsync(host);

        Assert.Equal(
            [(AutonomyOutcome.Succeeded, false), (AutonomyOutcome.Failed, true)],
            (await host.EventsAsync(StreamId.Autonomy(Class))).OfType<AutonomyObserved>().Select(observed => (observed.Outcome, observed.Undone)));
    }

    [Fact]
    public async Task Undo_ThatIsRefused_SaysNothingOfTheClass()
    {
        var denies = false;
        await using var host = Earning(services => services.AddSingleton<IPolicy>(
            new ScriptedPolicy { Vote = input => denies && input.UndoOf is not null ? PolicyVote.Deny("not now") : PolicyVote.Abstain }));
        await PromoteAsync(host);
        await HealAsync(host);
        denies = true;

        await host.CommandAsync(IncidentVerb.Undo);
        await host.AdvanceUntilAsync("INC-2");

        Assert.Single(await host.EventsAsync(StreamId.Autonomy(Class)));
        Assert.Equal(AutonomyLevel.Autonomous, await LevelAsync(host));
    }

    [Fact]
    public async Task Undo_CrashAroundTheAppend_IsCountedOnce()
    {
        await using var first = Earning();
        await first.ApproveAsync(await first.AskAsync());
        await first.AdvanceUntilAsync("INC-1");
        await first.CommandAsync(IncidentVerb.Undo);
        await first.ApproveAsync((await first.AdvanceAsync("INC-2")).Request!, "ben");
        first.Journal.BeforeAppend = appends => appends[0].Records[0].Type == "verification.concluded"
            ? throw new JournalException("power cut")
            : Task.CompletedTask;
        await Assert.ThrowsAsync<JournalException>(() => first.AdvanceUntilAsync("INC-2"));
        await using var second = first.Restart();

        await second.AdvanceUntilAsync("INC-2");

        Assert.Equal(2, (await second.EventsAsync(StreamId.Autonomy(Class))).Count);
    }

    private static CoreHost Earning(Action<IServiceCollection>? services = null) => CoreHost.Unattended(services: collection =>
    {
        collection.Configure<AutonomyOptions>(options => options.Earned = true);
        services?.Invoke(collection);
    });

    private static async Task HealAsync(CoreHost host)
    {
        host.World.Add("api");
        Assert.Equal(IncidentEnd.Healed, (await host.AdvanceUntilAsync(await host.AlertAsync())).End);
    }

    private static async Task UndoAsync(CoreHost host)
    {
        await host.CommandAsync(IncidentVerb.Undo);
        if ((await host.AdvanceAsync("INC-2")).Request is { } request)
        {
            await host.ApproveAsync(request, "ben");
        }

        Assert.Equal(IncidentEnd.Undone, (await host.AdvanceUntilAsync("INC-2")).End);
        Assert.Contains(await host.EventsAsync<ActionIntended>("INC-2"), intended => intended.Operation == PermitOperation.Compensate);
    }

    private static async Task PromoteAsync(CoreHost host)
    {
        var changed = new AutonomyChanged { Class = Class, From = AutonomyLevel.Approve, To = AutonomyLevel.Autonomous, Evidence = 0, Reason = "a test" };
        var append = host.Get<IncidentJournal>().Records(
            StreamId.Control, await host.Journal.GetVersionAsync(StreamId.Control), [changed], AppendOrigin.Autoheal);
        Assert.True((await host.Journal.AppendAsync([append], CancellationToken.None)).Succeeded);
    }

    private static async Task<AutonomyLevel?> LevelAsync(CoreHost host) => await host.Get<AutonomyLevels>().FindAsync(
        Samples.Plan with { Steps = [Samples.Action with { Version = 1 }] }, 0, CancellationToken.None);
}
