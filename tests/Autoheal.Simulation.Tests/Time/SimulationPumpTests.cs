using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Tests.Time;

public sealed class SimulationPumpTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly SimulationPump _pump = new(new VirtualClock(Start));

    [Fact]
    public void Run_AwaitsOfVirtualTime_TakeNoRealTimeAndAllOfTheVirtual()
    {
        var result = _pump.Run(async () =>
        {
            await Task.Delay(TimeSpan.FromMinutes(40), _pump.Clock);
            return _pump.Clock.GetUtcNow();
        });

        Assert.Equal(Start.AddMinutes(40), result);
    }

    [Fact]
    public void RunUntil_NothingLeftToRun_ThrowsNamingTheVirtualTime()
    {
        _pump.RunFor(TimeSpan.FromSeconds(90));

        var e = Assert.Throws<DeadlockException>(() => _pump.RunUntil(() => false, TimeSpan.FromHours(1)));

        Assert.Equal(Start.AddSeconds(90), e.At);
        Assert.StartsWith("The simulation is stuck at virtual time 2026-03-01T12:01:30.000Z after", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RunUntil_DeadlinePasses_ThrowsTimeout()
    {
        using var heartbeat = _pump.Clock.CreateTimer(_ => { }, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

        Assert.Throws<TimeoutException>(() => _pump.RunUntil(() => false, TimeSpan.FromMinutes(1)));
        Assert.Equal(Start.AddMinutes(1), _pump.Clock.GetUtcNow());
    }

    [Fact]
    public void RunUntil_PostedWorkThrows_SurfacesAndThePumpGoesOn()
    {
        var ran = false;
        _pump.Post(_ => throw new FormatException("posted"), null);
        _pump.Post(_ => ran = true, null);

        Assert.Throws<FormatException>(() => _pump.RunUntil(() => ran, TimeSpan.Zero));
        _pump.RunUntil(() => ran, TimeSpan.Zero);

        Assert.True(ran);
    }

    [Fact]
    public void RunUntil_WorkThatNeverLetsTimePass_ThrowsInsteadOfSpinning()
    {
        void Again(object? state) => _pump.Post(Again, null);
        _pump.Post(Again, null);

        Assert.Throws<DeadlockException>(() => _pump.RunUntil(() => false, TimeSpan.FromHours(1)));
    }

    [Fact]
    public void Yield_OnAPump_LetsTheOthersRun()
    {
        var order = new List<string>();
        async Task Worker(string name)
        {
            for (var i = 0; i < 2; i++)
            {
                order.Add($"{name}{i}");
                await SimulationPump.Yield();
            }
        }

        _pump.Run(() => Task.WhenAll(Worker("a"), Worker("b")));

        Assert.Equal(["a0", "b0", "a1", "b1"], order);
    }

    [Fact]
    public async Task Yield_OffAPump_CompletesAtOnce() => Assert.True(await IsSynchronous());

    [Fact]
    public void RunUntil_OutsideOperation_HoldsVirtualTime()
    {
        using var timer = _pump.Clock.CreateTimer(_ => { }, null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        var resumedAt = DateTimeOffset.MinValue;
        _pump.OperationStarted();
        var outside = new Thread(() =>
        {
            _pump.Post(_ => resumedAt = _pump.Clock.GetUtcNow(), null);
            _pump.OperationCompleted();
        });
        _pump.Post(_ => outside.Start(), null);

        _pump.RunUntil(() => resumedAt != DateTimeOffset.MinValue, TimeSpan.FromMinutes(1));
        outside.Join();

        Assert.Equal(Start, resumedAt);
    }

    [Fact]
    public void StrayContinuations_PostsFromOtherThreads_AreCountedUnlessAnnounced()
    {
        PostFromAnotherThread();
        Assert.Equal(1, _pump.StrayContinuations);

        _pump.OperationStarted();
        PostFromAnotherThread();
        _pump.OperationCompleted();
        Assert.Equal(1, _pump.StrayContinuations);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_SameSeed_TakesTheSameSteps(ulong seed)
    {
        Assert.Equal(Trace(seed), Trace(seed));
        Assert.NotEqual(Trace(seed), Trace(seed + 10));
    }

    private void PostFromAnotherThread()
    {
        var arrived = false;
        _pump.Post(
            _ =>
            {
                var other = new Thread(() => _pump.Post(_ => arrived = true, null));
                other.Start();
                other.Join();
            },
            null);
        _pump.RunUntil(() => arrived, TimeSpan.Zero);
    }

    private static string Trace(ulong seed)
    {
        var pump = new SimulationPump(new VirtualClock(Start));
        var random = new SeededRandom(seed);
        var steps = new List<SimulationStep>();
        pump.OnStep = steps.Add;
        var process = pump.StartProcess("worker");
        async Task Worker()
        {
            for (var i = 0; i < 20; i++)
            {
                await Task.Delay(random.Next(TimeSpan.Zero, TimeSpan.FromSeconds(3)), process.Clock);
                await SimulationPump.Yield();
            }
        }

        pump.Run(() => Task.WhenAll(process.InvokeAsync(Worker), process.InvokeAsync(Worker)));
        return $"{pump.Fingerprint:x} {string.Join(' ', steps)}";
    }

    private static async Task<bool> IsSynchronous()
    {
        var thread = Environment.CurrentManagedThreadId;
        SynchronizationContext.SetSynchronizationContext(null);
        await SimulationPump.Yield();
        return thread == Environment.CurrentManagedThreadId && SimulationPump.Yield().IsCompleted;
    }
}
