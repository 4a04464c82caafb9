namespace Autoheal.Journal;

/// <summary>An inbox that lives as long as the process. Thread-safe.</summary>
internal sealed class InMemoryInbox : IInbox
{
    private readonly Lock _gate = new();
    private readonly List<InboxItem> _pending = [];
    private readonly Doorbell _posted = new();
    private HashSet<string> _announced = [];

    /// <inheritdoc/>
    public ValueTask PostAsync(InboxItem item, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(item);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (_pending.Exists(pending => string.Equals(pending.Id, item.Id, StringComparison.Ordinal)))
            {
                return ValueTask.CompletedTask;
            }

            _pending.Add(item with { Payload = item.Payload.ToArray() });
        }

        _posted.Ring();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<InboxItem>> ReadPendingAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<InboxItem>>([.. _pending.OrderBy(item => item.At)]);
        }
    }

    /// <inheritdoc/>
    public ValueTask CompleteAsync(string itemId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(itemId);
        lock (_gate)
        {
            _pending.RemoveAll(item => string.Equals(item.Id, itemId, StringComparison.Ordinal));
            _announced.Remove(itemId);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask WaitAsync(CancellationToken cancellationToken = default)
    {
        while (!TakeNews())
        {
            await _posted.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
    }

    private bool TakeNews()
    {
        lock (_gate)
        {
            _posted.Reset();
            var news = _pending.Exists(item => !_announced.Contains(item.Id));
            _announced = [.. _pending.Select(item => item.Id)];
            return news;
        }
    }
}
