using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Tests.Time;

public sealed class SimulatedProcessTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly SimulationPump _pump = new(new VirtualClock(Start));
    private readonly List<string> _journal = [];

    [Fact]
    public void InvokeAsync_Work_RunsInTheProcessAndAnswersTheCaller()
    {
        var process = _pump.StartProcess("host");

        var answer = _pump.Run(() => process.InvokeAsync(async () =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1), process.Clock);
            return ReferenceEquals(SynchronizationContext.Current, process);
        }));

        Assert.True(answer);
        Assert.True(process.Steps > 0);
    }

    [Fact]
    public void InvokeAsync_WorkThatThrows_FailsTheCaller()
    {
        var process = _pump.StartProcess("host");

        Assert.Throws<FormatException>(() => _pump.Run(() => process.InvokeAsync(() => throw new FormatException())));
    }

    [Fact]
    public void CrashBefore_EveryStepInTurn_LosesExactlyWhatCameAfterIt()
    {
        var whole = RunAndCrashBefore(long.MaxValue);
        Assert.Equal(["a", "b", "c"], whole.Journal);

        for (var step = 1; step <= whole.Steps; step++)
        {
            var cut = RunAndCrashBefore(step);
            Assert.True(cut.Crashed);
            Assert.Equal(step - 1, cut.Steps);
            Assert.Equal(whole.Journal.Take(cut.Journal.Count), cut.Journal);
        }

        Assert.False(RunAndCrashBefore(whole.Steps + 1).Crashed);
    }

    [Fact]
    public void Crash_PendingTimersAndQueue_NeverRunButTheWorldsTimersDo()
    {
        var process = _pump.StartProcess("host");
        process.Clock.CreateTimer(_ => _journal.Add("host"), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        _pump.Clock.CreateTimer(_ => _journal.Add("world"), null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);
        process.Post(_ => _journal.Add("queued"), null);

        process.Crash();
        _pump.RunFor(TimeSpan.FromSeconds(5));

        Assert.Equal(["world"], _journal);
        Assert.False(process.IsAlive);
    }

    [Fact]
    public void Crash_ACallerWaits_ItSeesAResetConnection()
    {
        var process = _pump.StartProcess("host");
        _pump.Clock.CreateTimer(_ => process.Crash(), null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);

        var e = Assert.Throws<ProcessCrashedException>(() => _pump.Run(() =>
            process.InvokeAsync(() => Task.Delay(TimeSpan.FromHours(1), process.Clock))));

        Assert.Equal("The simulated process 'host' crashed before it answered.", e.Message);
        Assert.Throws<ProcessCrashedException>(() => _pump.Run(() => process.InvokeAsync(() => Task.CompletedTask)));
    }

    [Fact]
    public void Crash_OutsideOperationsOfTheDead_DoNotHoldTime()
    {
        var process = _pump.StartProcess("host");
        process.OperationStarted();
        process.Crash();

        _pump.RunFor(TimeSpan.FromSeconds(5));

        Assert.Equal(Start.AddSeconds(5), _pump.Clock.GetUtcNow());
    }

    private static (IReadOnlyList<string> Journal, long Steps, bool Crashed) RunAndCrashBefore(long step)
    {
        var pump = new SimulationPump(new VirtualClock(Start));
        var process = pump.StartProcess("host");
        var journal = new List<string>();
        process.CrashBefore = number => number == step;
        async Task Work()
        {
            foreach (var entry in new[] { "a", "b", "c" })
            {
                await SimulationPump.Yield();
                journal.Add(entry);
                await Task.Delay(TimeSpan.FromSeconds(1), process.Clock);
            }
        }

        try
        {
            pump.Run(() => process.InvokeAsync(Work));
        }
        catch (ProcessCrashedException)
        {
        }

        return (journal, process.Steps, !process.IsAlive);
    }
}
