namespace Autoheal.Simulation.Storage;

/// <summary>The newest changes, from which watches resume; older ones are compacted away.</summary>
internal sealed class ChangeHistory(int capacity)
{
    private readonly Queue<StoreChange> _changes = new();

    /// <summary>The newest version that is no longer in the history: a watch can resume from it, but from nothing before it.</summary>
    public long Compacted { get; private set; }

    public void Add(StoreChange change)
    {
        if (_changes.Count == capacity)
            Compacted = _changes.Dequeue().ResourceVersion;
        _changes.Enqueue(change);
    }

    /// <summary>Forgets every change up to and including the version, as an etcd compaction does.</summary>
    public void Compact(long version)
    {
        while (_changes.TryPeek(out var oldest) && oldest.ResourceVersion <= version)
            _changes.Dequeue();
        Compacted = Math.Max(Compacted, version);
    }

    public List<StoreChange> Since(long version)
    {
        if (version < Compacted)
            throw StoreException.Expired(version, Compacted + 1);
        var found = new List<StoreChange>();
        foreach (var change in _changes)
        {
            if (change.ResourceVersion > version)
                found.Add(change);
        }

        return found;
    }
}
