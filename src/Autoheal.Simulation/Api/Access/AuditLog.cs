using System.Collections;

namespace Autoheal.Simulation.Api.Access;

/// <summary>The newest requests, oldest first, and the count of all. Bounded, so that a world can run for weeks.</summary>
public sealed class AuditLog : IReadOnlyCollection<AuditEntry>
{
    private readonly Queue<AuditEntry> _entries = new();
    private readonly int _capacity;

    internal AuditLog(int capacity) => _capacity = capacity;

    /// <summary>Raised for every request, for a log on disk.</summary>
    public event Action<AuditEntry>? Recorded;

    /// <summary>How many entries are held.</summary>
    public int Count => _entries.Count;

    /// <summary>How many requests were answered since the world began.</summary>
    public long Total { get; private set; }

    /// <inheritdoc/>
    public IEnumerator<AuditEntry> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(AuditEntry entry)
    {
        if (_entries.Count == _capacity)
            _entries.Dequeue();
        _entries.Enqueue(entry);
        Total++;
        Recorded?.Invoke(entry);
    }
}
