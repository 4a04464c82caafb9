namespace Autoheal.ChatBot.Slack.Inbound;

/// <summary>Remembers what was delivered last, so that a repeated delivery counts once. Bounded: the oldest are forgotten. Thread-safe.</summary>
/// <param name="capacity">How many are remembered.</param>
internal sealed class DeliveryBook(int capacity = DeliveryBook.DefaultCapacity)
{
    /// <summary>More than Slack can repeat: an event is sent again for an hour at most.</summary>
    public const int DefaultCapacity = 64 * 1024;

    private readonly Lock _lock = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = [];

    /// <summary>True when it is new, and remembered from now on.</summary>
    public bool TryAdd(string key)
    {
        lock (_lock)
        {
            if (!_seen.Add(key))
            {
                return false;
            }

            _order.Enqueue(key);
            while (_seen.Count > capacity && _order.TryDequeue(out var oldest))
            {
                _seen.Remove(oldest);
            }

            return true;
        }
    }

    /// <summary>Forgets what could not be taken, so that its repetition counts.</summary>
    public void Remove(string key)
    {
        lock (_lock)
        {
            _seen.Remove(key);
        }
    }
}
