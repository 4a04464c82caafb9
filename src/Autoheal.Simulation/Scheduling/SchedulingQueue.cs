using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Scheduling;

/// <summary>
/// The pods that wait for a node: those to be tried now by priority and age, and those that fitted nowhere, which come again when something
/// changed that may have been in their way, after a back-off, and in any case after five minutes.
/// </summary>
internal sealed class SchedulingQueue(Agenda agenda, Action<ObjectKey> schedule)
{
    private static readonly TimeSpan s_watchLatency = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan s_firstBackOff = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_lastBackOff = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(5);
    private readonly SortedDictionary<ObjectKey, Entry> _entries = [];
    private readonly SortedSet<(long Order, long Sequence, ObjectKey Key)> _active = [];
    private long _sequence;
    private bool _booked;

    /// <summary>Whether pods are scheduled; while not, they wait and nothing is reported about them.</summary>
    public bool Running
    {
        get;
        set
        {
            field = value;
            Book();
        }
    } = true;

    /// <summary>Takes in a pod, or tries one again at once that changed itself.</summary>
    public void Add(ObjectKey key, long priority)
    {
        if (!_entries.TryGetValue(key, out var entry))
            _entries.Add(key, entry = new Entry { Key = key, Sequence = ++_sequence });
        entry.Priority = priority;
        Activate(entry);
    }

    /// <summary>Tries a pod again at once.</summary>
    public void Again(ObjectKey key)
    {
        if (_entries.TryGetValue(key, out var entry))
            Activate(entry);
    }

    /// <summary>Notes that a pod fitted nowhere, and which plug-ins said so.</summary>
    public void Failed(ObjectKey key, IReadOnlySet<string> plugins)
    {
        if (!_entries.TryGetValue(key, out var entry))
            return;
        entry.Attempts++;
        entry.FailedAt = agenda.Now;
        entry.Plugins = plugins;
        entry.IsWaiting = true;
        WakeAt(entry, agenda.Now + s_longestWait);
    }

    /// <summary>Tries the pods again that one of these plug-ins had refused.</summary>
    public void Retry(params ReadOnlySpan<string> plugins)
    {
        foreach (var entry in _entries.Values)
        {
            if (!entry.IsWaiting || !Concerns(entry, plugins))
                continue;
            var due = entry.FailedAt + BackOff(entry.Attempts);
            if (due <= agenda.Now)
                Activate(entry);
            else
                WakeAt(entry, due);
        }
    }

    public void RetryAll()
    {
        foreach (var plugin in _entries.Values.SelectMany(entry => entry.Plugins).Distinct().ToList())
            Retry(plugin);
    }

    public void Forget(ObjectKey key)
    {
        if (!_entries.Remove(key, out var entry))
            return;
        entry.Wake?.Cancel();
        _active.Remove(entry.Place);
    }

    private static bool Concerns(Entry entry, ReadOnlySpan<string> plugins)
    {
        foreach (var plugin in plugins)
        {
            if (entry.Plugins.Contains(plugin))
                return true;
        }

        return false;
    }

    private static TimeSpan BackOff(int attempts)
    {
        var delay = s_firstBackOff;
        for (var i = 1; i < attempts && delay < s_lastBackOff; i++)
            delay *= 2;
        return delay < s_lastBackOff ? delay : s_lastBackOff;
    }

    private void WakeAt(Entry entry, DateTimeOffset due)
    {
        entry.Wake?.Cancel();
        entry.Wake = agenda.At(due, () => Activate(entry));
    }

    private void Activate(Entry entry)
    {
        entry.Wake?.Cancel();
        entry.Wake = null;
        entry.IsWaiting = false;
        _active.Add(entry.Place);
        Book();
    }

    private void Book()
    {
        if (_booked || !Running || _active.Count == 0)
            return;
        _booked = true;
        agenda.In(s_watchLatency, Drain);
    }

    private void Drain()
    {
        _booked = false;
        while (Running && _active.Count > 0)
        {
            var next = _active.Min;
            _active.Remove(next);
            schedule(next.Key);
        }
    }

    private sealed class Entry
    {
        public required ObjectKey Key { get; init; }

        public required long Sequence { get; init; }

        public long Priority { get; set; }

        public int Attempts { get; set; }

        public DateTimeOffset FailedAt { get; set; }

        public IReadOnlySet<string> Plugins { get; set; } = new HashSet<string>();

        public bool IsWaiting { get; set; }

        public AgendaEntry? Wake { get; set; }

        public (long Order, long Sequence, ObjectKey Key) Place => (-Priority, Sequence, Key);
    }
}
