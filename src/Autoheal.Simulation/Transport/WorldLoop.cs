namespace Autoheal.Simulation.Transport;

/// <summary>
/// Owns a world that several threads use: takes the lock, and steps the world when something falls due by its clock.
/// </summary>
internal sealed class WorldLoop
{
    private readonly Lock _gate = new();
    private readonly SimulatedWorld _world;
    private ITimer? _timer;
    private bool _stopped;

    public WorldLoop(SimulatedWorld world) => _world = world;

    public void Start()
    {
        lock (_gate)
        {
            _timer = _world.Clock.CreateTimer(static state => ((WorldLoop)state!).Step(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _world.Step();
            Arm();
        }
    }

    public T Use<T>(Func<SimulatedWorld, T> action)
    {
        lock (_gate)
        {
            var result = action(_world);
            _world.Step();
            Arm();
            return result;
        }
    }

    /// <summary>Reads something that only the lock protects; nothing becomes due by it.</summary>
    public T Read<T>(Func<T> read)
    {
        lock (_gate)
            return read();
    }

    public void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            _timer?.Dispose();
            _timer = null;
            _world.Api.Watches.EndAll();
        }
    }

    private void Step()
    {
        lock (_gate)
        {
            if (_stopped)
                return;
            _world.Step();
            Arm();
        }
    }

    private void Arm()
    {
        if (_timer is null)
            return;
        if (_world.NextDue is not { } due)
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        var delay = due - _world.Clock.GetUtcNow();
        _timer.Change(delay > TimeSpan.Zero ? delay : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
