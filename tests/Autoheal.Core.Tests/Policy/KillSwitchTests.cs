using Autoheal.Core.Tests.Doubles;
using Autoheal.Journal;
using Autoheal.Policy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Autoheal.Core.Tests.Policy;

public sealed class KillSwitchTests
{
    [Fact]
    public async Task Read_NothingOnRecord_IsRunning()
    {
        await using var host = new CoreHost();

        Assert.Equal(new ControlState(ControlMode.Running, 0), await ReadAsync(host));
    }

    [Theory]
    [InlineData(ControlMode.Stopped)]
    [InlineData(ControlMode.Halted)]
    public async Task Turn_Tighter_CountsAtOnceAndStaysAfterARestart(ControlMode mode)
    {
        await using var host = new CoreHost();
        await host.TurnAsync(mode);

        Assert.Equal(mode, await host.KillSwitch.GetModeAsync());
        await host.PumpAsync();
        await using var restarted = host.Restart();
        Assert.Equal(mode, await restarted.KillSwitch.GetModeAsync());
    }

    [Theory]
    [InlineData(ControlMode.Stopped, ControlMode.Running)]
    [InlineData(ControlMode.Halted, ControlMode.Running)]
    [InlineData(ControlMode.Halted, ControlMode.Stopped)]
    public async Task Turn_Looser_CountsOnlyOnceItIsAnEvent(ControlMode from, ControlMode to)
    {
        await using var host = new CoreHost();
        await host.TurnAsync(from);
        await host.PumpAsync();
        await host.TurnAsync(to);

        Assert.Equal(from, await host.KillSwitch.GetModeAsync());
        await host.PumpAsync();
        Assert.Equal(to, await host.KillSwitch.GetModeAsync());
    }

    /// <summary>Items are their poster's alone: one that the administrator's account posted may be a stop, and is not to get lost.</summary>
    [Fact]
    public async Task Read_AnItemThatMayNotBeRead_Halts()
    {
        using var directory = new Journal.TemporaryDirectory();
        var disk = new ForbiddingDisk();
        var inbox = new FileInbox(new FileInboxOptions { Directory = directory.Path }, disk, TimeProvider.System, NullLogger.Instance);
        await using var host = new CoreHost();
        var killSwitch = new KillSwitch(host.Journal, inbox, host.Clock, host.Nonces);
        await killSwitch.TurnAsync(new ControlCommand { Mode = ControlMode.Stopped }, "person:root");
        disk.Forbids = true;

        Assert.Equal(ControlMode.Halted, await killSwitch.GetModeAsync());
        Assert.Equal(ControlMode.Halted, await killSwitch.GetModeAsync());

        disk.Forbids = false;
        Assert.Equal(ControlMode.Stopped, await killSwitch.GetModeAsync());
    }

    [Fact]
    public async Task Turn_SeveralPending_TightestCounts()
    {
        await using var host = new CoreHost();
        await host.TurnAsync(ControlMode.Halted);
        await host.TurnAsync(ControlMode.Running);
        await host.TurnAsync(ControlMode.Stopped);

        Assert.Equal(ControlMode.Halted, await host.KillSwitch.GetModeAsync());
        await host.PumpAsync();
        Assert.Equal(ControlMode.Stopped, await host.KillSwitch.GetModeAsync());
    }

    /// <summary>
    /// Wherever the pump has got to, and even while an item is both an event and pending: an epoch that was seen running before a stop is
    /// never seen running after it.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Epoch_AroundEveryTurn_NeverRepeatsAcrossAStop(int needlessResumes)
    {
        await using var host = new CoreHost();
        var before = new HashSet<long>();
        var since = new HashSet<long>();
        host.Journal.AfterAppend = _ => LookAsync();
        for (var round = 0; round < 5; round++)
        {
            await LookAsync();
            for (var resume = 0; resume < needlessResumes; resume++)
            {
                await host.TurnAsync(ControlMode.Running);
                await LookAsync();
            }

            await host.PumpAsync();
            await LookAsync();
            await host.TurnAsync(ControlMode.Stopped);
            await LookAsync();
            before.UnionWith(since);
            since.Clear();
            await host.PumpAsync();
            await host.TurnAsync(ControlMode.Running);
            await LookAsync();
            await host.PumpAsync();
        }

        async Task LookAsync()
        {
            var state = await ReadAsync(host);
            if (state.Mode == ControlMode.Running)
            {
                Assert.DoesNotContain(state.Epoch, before);
                since.Add(state.Epoch);
            }
        }
    }

    /// <summary>A stop was durable before the look began: it is seen wherever the pump moves it during the look.</summary>
    [Fact]
    public async Task Read_StopBecomesAnEventDuringTheLook_IsStopped()
    {
        await using var host = new CoreHost();
        await host.TurnAsync(ControlMode.Running);
        await host.TurnAsync(ControlMode.Stopped);
        host.Journal.AfterStreamRead = async stream =>
        {
            if (stream == StreamId.Control)
            {
                host.Journal.AfterStreamRead = _ => Task.CompletedTask;
                await host.PumpAsync();
            }
        };

        Assert.Equal(ControlMode.Stopped, await host.KillSwitch.GetModeAsync());
        Assert.Equal(new ControlState(ControlMode.Stopped, 2), await ReadAsync(host));
    }

    /// <summary>What is an event already and still pending counts once, so that no epoch of a later time is shown too early.</summary>
    [Fact]
    public async Task Read_TurnIsBothAnEventAndPending_CountsOnce()
    {
        await using var host = new CoreHost();
        var seen = new List<ControlState>();
        await host.TurnAsync(ControlMode.Running);
        host.Journal.AfterAppend = async _ => seen.Add(await ReadAsync(host));

        await host.PumpAsync();

        Assert.Equal([new ControlState(ControlMode.Running, 1)], seen);
    }

    [Fact]
    public async Task Read_JournalOrInboxUnreadable_IsHalted()
    {
        await using var host = new CoreHost();
        host.Journal.BeforeRead = _ => throw new JournalException("damaged");
        Assert.Equal(new ControlState(ControlMode.Halted, -1), await ReadAsync(host));

        await using var other = new CoreHost(services: services => services.AddSingleton<IInbox>(new UnreadableInbox()));
        Assert.Equal(ControlMode.Halted, await other.KillSwitch.GetModeAsync());
        await Assert.ThrowsAsync<JournalException>(async () => await other.KillSwitch.RequireReadableAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("control.changed", """{"type":"control.changed","mode":9,"by":"person:amira"}""")]
    [InlineData("control.frozen", """{"type":"control.frozen"}""")]
    [InlineData("alert.counted", """{"type":"alert.counted","fingerprint":"f","count":1}""")]
    public async Task Read_RecordThatThisVersionDoesNotUnderstand_IsHaltedUntilAKnownOneFollows(string type, string payload)
    {
        await using var host = new CoreHost();
        await AppendAsync(host, type, payload);

        Assert.Equal(ControlMode.Halted, await host.KillSwitch.GetModeAsync());
        await host.TurnAsync(ControlMode.Running);
        await host.PumpAsync();
        Assert.Equal(ControlMode.Running, await host.KillSwitch.GetModeAsync());
    }

    [Theory]
    [InlineData("control.changed", """{"type":"control.changed","mode":"running"}""")]
    [InlineData("control.changed", """{"type":"control.changed","mode":"halted","mode":"running","by":"x"}""")]
    [InlineData("control.changed", """not json""")]
    [InlineData("alert.counted", """{"type":"control.changed","mode":"running","by":"x"}""")]
    public async Task Read_DamagedOrDisguisedRecord_IsHalted(string type, string payload)
    {
        await using var host = new CoreHost();
        await host.TurnAsync(ControlMode.Stopped);
        await host.PumpAsync();
        await AppendAsync(host, type, payload);

        Assert.Equal(ControlMode.Halted, await host.KillSwitch.GetModeAsync());
    }

    private static async Task AppendAsync(CoreHost host, string type, string payload)
    {
        var version = await host.Journal.GetVersionAsync(StreamId.Control);
        var append = new StreamAppend
        {
            Stream = StreamId.Control,
            ExpectedVersion = version,
            Records = [new NewRecord { Id = $"x{version}", Type = type, At = ManualClock.Start, Actor = "autoheal", Payload = System.Text.Encoding.UTF8.GetBytes(payload) }],
        };
        await host.Journal.AppendAsync([append], CancellationToken.None);
    }

    private static async Task<ControlState> ReadAsync(CoreHost host) => await host.KillSwitch.ReadAsync("", CancellationToken.None);

    private sealed class UnreadableInbox : IInbox
    {
        public ValueTask PostAsync(InboxItem item, CancellationToken cancellationToken = default) => throw new JournalException("damaged");

        public ValueTask<IReadOnlyList<InboxItem>> ReadPendingAsync(CancellationToken cancellationToken = default) => throw new JournalException("damaged");

        public ValueTask CompleteAsync(string itemId, CancellationToken cancellationToken = default) => throw new JournalException("damaged");

        public ValueTask WaitAsync(CancellationToken cancellationToken = default) => throw new JournalException("damaged");
    }
}
