namespace Autoheal.Hosting.Tests.World;

/// <summary>A clock that stands still; its timers fire when a test says so.</summary>
internal sealed class StoppedClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<(TimeSpan Due, Action Fire)> _timers = [];
    private TaskCompletionSource _added = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch;

    public override long GetTimestamp() => 0;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            _timers.Add((dueTime, () => callback(state)));
            _added.TrySetResult();
            return new Timer();
        }
    }

    /// <summary>Waits until somebody has set a timer to this span, and fires it.</summary>
    public async Task FireTimerAsync(TimeSpan due)
    {
        while (true)
        {
            Task added;
            lock (_lock)
            {
                if (_timers.FirstOrDefault(timer => timer.Due == due).Fire is { } fire)
                {
                    fire();
                    return;
                }

                _added = new(TaskCreationOptions.RunContinuationsAsynchronously);
                added = _added.Task;
            }

            await added.WaitAsync(RunningHost.Patience);
        }
    }

    private sealed class Timer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
