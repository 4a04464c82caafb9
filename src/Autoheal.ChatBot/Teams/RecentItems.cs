using System.Diagnostics.CodeAnalysis;

namespace Autoheal.ChatBot.Teams;

/// <summary>A bounded memory: what was set longest ago is forgotten first. Thread-safe.</summary>
internal sealed class RecentItems<TKey, TValue>(int limit)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> _nodes = [];
    private readonly LinkedList<(TKey Key, TValue Value)> _order = [];

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_lock)
        {
            var found = _nodes.TryGetValue(key, out var node);
            value = found ? node!.Value.Value : default;
            return found;
        }
    }

    public void Set(TKey key, TValue value)
    {
        lock (_lock)
        {
            Drop(key);
            Add(key, value);
        }
    }

    /// <summary>What stands there already; else what is made now.</summary>
    /// <param name="key">The key.</param>
    /// <param name="make">Makes the value; called inside the lock, so it must not wait.</param>
    /// <param name="isNew">Whether it was made now.</param>
    public TValue GetOrAdd(TKey key, Func<TValue> make, out bool isNew)
    {
        lock (_lock)
        {
            isNew = !_nodes.TryGetValue(key, out var node);
            if (!isNew)
            {
                return node!.Value.Value;
            }

            var value = make();
            Add(key, value);
            return value;
        }
    }

    public void Remove(TKey key)
    {
        lock (_lock)
        {
            Drop(key);
        }
    }

    private void Add(TKey key, TValue value)
    {
        _nodes[key] = _order.AddLast((key, value));
        if (_order.Count > limit)
        {
            Drop(_order.First!.Value.Key);
        }
    }

    private void Drop(TKey key)
    {
        if (_nodes.Remove(key, out var node))
        {
            _order.Remove(node);
        }
    }
}
