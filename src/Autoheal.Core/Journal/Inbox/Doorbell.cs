namespace Autoheal.Journal;

/// <summary>
/// A signal that stays until somebody resets it. Each waiter has a promise of its own and resumes on its own context; combinators such
/// as <c>Task.WhenAny</c> or <c>Task.WaitAsync</c> would go through the thread pool, where a deterministic run loses its order. Thread-safe.
/// </summary>
internal sealed class Doorbell
{
    private readonly Lock _gate = new();
    private readonly List<TaskCompletionSource> _waiters = [];
    private bool _rung;

    public void Ring()
    {
        TaskCompletionSource[] waiters;
        lock (_gate)
        {
            _rung = true;
            waiters = [.. _waiters];
            _waiters.Clear();
        }

        Array.ForEach(waiters, waiter => waiter.TrySetResult());
    }

    public void Reset()
    {
        lock (_gate)
        {
            _rung = false;
        }
    }

    /// <summary>Completes when the bell has rung or <paramref name="limit"/> has passed.</summary>
    public async ValueTask WaitAsync(TimeSpan limit, TimeProvider clock, CancellationToken cancellationToken)
    {
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_rung)
            {
                return;
            }

            _waiters.Add(waiter);
        }

        try
        {
            using var cancelled = cancellationToken.Register(() => waiter.TrySetCanceled(cancellationToken));
            using var timer = clock.CreateTimer(_ => waiter.TrySetResult(), null, limit, Timeout.InfiniteTimeSpan);
            await waiter.Task;
        }
        finally
        {
            lock (_gate)
            {
                _waiters.Remove(waiter);
            }
        }
    }
}
