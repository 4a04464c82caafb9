using Autoheal.Core.Tests.Doubles;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Reasoning;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Core.Tests.Incidents;

public sealed class IncidentPipelineTests
{
    [Theory]
    [InlineData(typeof(TaskCanceledException))]
    [InlineData(typeof(HttpRequestException))]
    [InlineData(typeof(InvalidOperationException))]
    public async Task Advance_RecheckFailsOnceAfterALongWait_GoesOnWaiting(Type failure)
    {
        await using var host = new CoreHost();
        await host.AskAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(12));
        host.World.Failure = (Exception)Activator.CreateInstance(failure)!;

        var state = await host.AdvanceAsync("INC-1");

        Assert.Equal(IncidentPhase.AwaitingApproval, state.Phase);
        host.World.Failure = null;
        Assert.Equal(IncidentPhase.AwaitingApproval, (await host.AdvanceAsync("INC-1")).Phase);
    }

    [Fact]
    public async Task Advance_StageFailsForTheWholeTimeout_HandsTheIncidentOver()
    {
        await using var host = new CoreHost(services: services => services.AddSingleton<IReasoner>(new ThrowingReasoner()));
        host.World.Add("api");
        var incidentId = await host.AlertAsync();
        for (var turn = 0; turn < 70 && !(await host.StateAsync(incidentId)).IsClosed; turn++)
        {
            // Alerts keep coming in: they do not buy a failing stage more time.
            await host.AlertAsync(alert: $"Other{turn}");
            await host.AdvanceAsync(incidentId);
            host.Clock.Advance(TimeSpan.FromSeconds(10));
        }

        var state = await host.StateAsync(incidentId);
        Assert.Equal(IncidentEnd.Escalated, state.End);
        Assert.Equal("Reasoning failed for 10 minutes: InvalidOperationException", state.EndSummary);
    }

    [Fact]
    public async Task Advance_RecordTooLargeForTheJournal_IsAFailureOfTheStageNotOfTheHost()
    {
        await using var host = new CoreHost(services: services => services.AddSingleton<IReasoner>(new TalkativeReasoner()));
        host.World.Add("api");
        var incidentId = await host.AlertAsync();

        var wakeAt = await host.Get<IncidentPipeline>().AdvanceAsync(incidentId, CancellationToken.None);

        Assert.Equal(ManualClock.Start + TimeSpan.FromSeconds(10), wakeAt);
    }

    [Fact]
    public async Task Advance_JournalFails_Throws()
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        var incidentId = await host.AlertAsync();
        host.Journal.BeforeAppend = _ => throw new JournalException("The disk is full.");

        await Assert.ThrowsAsync<JournalException>(() => host.AdvanceAsync(incidentId));
        Assert.Empty(host.Action.Writes);
    }

    [Fact]
    public async Task Advance_RecordsUsedUp_HandsTheIncidentOver()
    {
        await using var host = new CoreHost(options: options => options.MaxEventsPerIncident = 100);
        host.World.Add("api");
        var incidentId = await host.AlertAsync();
        var journal = host.Get<IncidentJournal>();
        var state = await journal.LoadAsync(incidentId, CancellationToken.None);
        JournalEvent[] flood = [.. Enumerable.Range(0, 98).Select(n => new AlertCounted { Fingerprint = "f", Count = n })];
        await journal.AppendAsync(state, flood, AppendOrigin.Autoheal, [], CancellationToken.None);

        state = await host.AdvanceAsync(incidentId);

        Assert.Equal(IncidentEnd.Escalated, state.End);
        Assert.Equal("the incident has 100 records; a person has to look at it", state.EndSummary);
    }

    [Fact]
    public async Task Advance_CancelledByTheHost_LeavesTheIncidentAsItIs()
    {
        await using var host = CoreHost.Unattended();
        host.World.Add("api");
        var incidentId = await host.AlertAsync();
        using var stop = new CancellationTokenSource();
        host.World.OnCollect = _ => stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await host.Get<IncidentPipeline>().AdvanceAsync(incidentId, stop.Token));

        Assert.Equal(IncidentPhase.Collecting, (await host.StateAsync(incidentId)).Phase);
    }

    private sealed class ThrowingReasoner : IReasoner
    {
        public ValueTask<Diagnosis> DiagnoseAsync(Context.IncidentContext context, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException();
    }

    private sealed class TalkativeReasoner : IReasoner
    {
        public ValueTask<Diagnosis> DiagnoseAsync(Context.IncidentContext context, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(new Diagnosis { Brief = new DiagnosisBrief { Seen = [new string('x', JournalLimits.MaxRecordBytes)] } });
    }
}
