using System.Collections.Concurrent;
using Autoheal.Core.Tests.Doubles;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Testing;

namespace Autoheal.Core.Tests.Incidents;

public sealed class IncidentWorkerTests
{
    [Fact]
    public async Task Start_OpenIncidentInTheJournal_GoesOnToItsEnd()
    {
        await using var first = CoreHost.Unattended();
        first.World.Add("api");
        await first.AlertAsync();
        await using var second = CoreHost.Unattended(before: first);
        var closed = Closing(second);
        await using var clock = new Ticking(second.Clock);

        await second.Get<IncidentWorker>().StartAsync(CancellationToken.None);
        await closed(1).WaitAsync(SyncPoint.Patience);
        await second.Get<IncidentWorker>().StopAsync(CancellationToken.None);

        Assert.Equal(IncidentEnd.Healed, (await second.StateAsync("INC-1")).End);
        Assert.Single(second.Action.Writes);
    }

    [Fact]
    public async Task Wake_DuringATurn_RunsOneMoreTurnAndNeverTwoAtOnce()
    {
        await using var host = new CoreHost();
        var inside = new SyncPoint();
        var collections = 0;
        var atOnce = 0;
        var most = 0;
        host.World.OnCollect = async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref atOnce));
            collections++;
            await inside.ArriveAsync();
            Interlocked.Decrement(ref atOnce);
        };
        var worker = host.Get<IncidentWorker>();
        await worker.StartAsync(CancellationToken.None);
        await host.AlertAsync();
        await inside.WaitForArrivalAsync();
        for (var wake = 0; wake < 100; wake++)
        {
            worker.Wake("INC-1");
        }

        Assert.Equal(1, collections);
        inside.Release();
        await using var clock = new Ticking(host.Clock);
        await Closing(host)(1).WaitAsync(SyncPoint.Patience);
        await worker.StopAsync(CancellationToken.None);

        Assert.Equal(1, most);
        Assert.True(collections > 1);
    }

    [Fact]
    public async Task Stop_DuringATurn_EndsItBetweenTwoEvents()
    {
        await using var host = new CoreHost();
        var inside = new SyncPoint();
        host.World.OnCollect = cancellationToken => inside.ArriveAsync().WaitAsync(cancellationToken);
        var worker = host.Get<IncidentWorker>();
        await worker.StartAsync(CancellationToken.None);
        await host.AlertAsync();
        await inside.WaitForArrivalAsync();

        await worker.StopAsync(CancellationToken.None).WaitAsync(SyncPoint.Patience);
        worker.Wake("INC-1");

        Assert.Equal(IncidentPhase.Collecting, (await host.StateAsync("INC-1")).Phase);
    }

    [Fact]
    public async Task Turn_OneIncidentCannotBeRead_TheOthersGoOn()
    {
        await using var host = new CoreHost(options: options => options.MaxConcurrentIncidents = 1);
        var poisoned = new StreamId("incident/INC-1");
        var closed = Closing(host);
        var worker = host.Get<IncidentWorker>();
        await worker.StartAsync(CancellationToken.None);
        host.Journal.BeforeRead = stream =>
        {
            if (stream == poisoned)
            {
                throw new OperationCanceledException("a time-out of the store's own");
            }
        };
        await using var clock = new Ticking(host.Clock);
        for (var number = 1; number <= 3; number++)
        {
            await host.AlertAsync("api", $"team-{number}");
        }

        await closed(2).WaitAsync(SyncPoint.Patience);
        host.Journal.BeforeRead = _ => { };
        await closed(3).WaitAsync(SyncPoint.Patience);
        await worker.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Start_ControlStreamCannotBeRead_RefusesToStart()
    {
        await using var host = new CoreHost();
        host.Journal.BeforeRead = _ => throw new JournalException("damaged");

        await Assert.ThrowsAsync<JournalException>(() => host.Get<IncidentWorker>().StartAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Turn_JournalFails_StopsEverything()
    {
        await using var host = CoreHost.Unattended();
        var worker = host.Get<IncidentWorker>();
        await worker.StartAsync(CancellationToken.None);
        host.World.Add("api");
        var failed = new SyncPoint();
        host.Journal.BeforeAppend = appends =>
        {
            if (appends[0].Records[0].Type != "incident.opened")
            {
                _ = failed.ArriveAsync();
                throw new JournalException("The disk is full.");
            }

            return Task.CompletedTask;
        };
        await host.AlertAsync();
        await failed.WaitForArrivalAsync();
        await worker.StopAsync(CancellationToken.None).WaitAsync(SyncPoint.Patience);

        Assert.Empty(host.Action.Writes);
    }

    /// <summary>A task for each number of closed incidents.</summary>
    private static Func<int, Task> Closing(CoreHost host)
    {
        var closed = new ConcurrentDictionary<int, TaskCompletionSource>();
        var count = 0;
        host.Journal.AfterAppend = result =>
        {
            if (result.Records.Any(record => JournalJson.Read(record) is IncidentClosed))
            {
                Of(Interlocked.Increment(ref count)).TrySetResult();
            }

            return Task.CompletedTask;
        };
        return number => Of(number).Task;

        TaskCompletionSource Of(int number) => closed.GetOrAdd(
            number, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
    }
}
