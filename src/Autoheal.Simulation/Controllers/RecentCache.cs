namespace Autoheal.Simulation.Controllers;

/// <summary>Remembers a limited number of things and forgets the one that was not asked for longest.</summary>
internal sealed class RecentCache<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> _byKey = [];
    private readonly LinkedList<(TKey Key, TValue Value)> _byUse = new();

    /// <summary>What was remembered under the key; asking counts as use.</summary>
    public bool TryGet(TKey key, out TValue value)
    {
        if (!_byKey.TryGetValue(key, out var node))
        {
            value = default!;
            return false;
        }

        _byUse.Remove(node);
        _byUse.AddFirst(node);
        value = node.Value.Value;
        return true;
    }

    public void Put(TKey key, TValue value)
    {
        if (_byKey.Remove(key, out var present))
            _byUse.Remove(present);
        else if (_byKey.Count == capacity)
            Forget(_byUse.Last!);
        _byKey[key] = _byUse.AddFirst((key, value));
    }

    private void Forget(LinkedListNode<(TKey Key, TValue Value)> node)
    {
        _byUse.Remove(node);
        _byKey.Remove(node.Value.Key);
    }
}
