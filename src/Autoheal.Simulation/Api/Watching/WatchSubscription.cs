namespace Autoheal.Simulation.Api.Watching;

/// <summary>
/// One open watch: a queue of finished lines, each a JSON watch event ending in a line feed. Whoever holds it reads until it ends and then
/// disposes it. Not thread-safe; a transport with threads reads under the lock that serialises the world.
/// </summary>
public sealed class WatchSubscription : IDisposable
{
    private readonly Queue<ReadOnlyMemory<byte>> _lines = new();
    private Action? _closed;

    internal WatchSubscription(Action<WatchSubscription> closed, DateTimeOffset? endsAt)
    {
        _closed = () => closed(this);
        EndsAt = endsAt;
    }

    /// <summary>Called after lines were added or the watch ended, on the thread that wrote; must be quick and must not throw.</summary>
    public Action? Available { get; set; }

    /// <summary>Whether the server ended the watch; lines that were added before can still be read.</summary>
    public bool Ended { get; private set; }

    /// <summary>When the server ends it by itself; null when never.</summary>
    internal DateTimeOffset? EndsAt { get; }

    /// <summary>Takes the next line, if there is one.</summary>
    public bool TryRead(out ReadOnlyMemory<byte> line) => _lines.TryDequeue(out line);

    /// <summary>Stops watching; lines not read are dropped.</summary>
    public void Dispose()
    {
        _lines.Clear();
        Ended = true;
        Interlocked.Exchange(ref _closed, null)?.Invoke();
    }

    internal void Add(ReadOnlyMemory<byte> line)
    {
        if (Ended)
            return;
        _lines.Enqueue(line);
        Available?.Invoke();
    }

    /// <summary>Ends the watch from the server's side, as a timeout or a broken connection does.</summary>
    internal void End()
    {
        if (Ended)
            return;
        Ended = true;
        Interlocked.Exchange(ref _closed, null)?.Invoke();
        Available?.Invoke();
    }
}
