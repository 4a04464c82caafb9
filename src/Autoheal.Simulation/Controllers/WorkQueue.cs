using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Controllers;

/// <summary>
/// A controller's queue: a key waits at most once, and what arrives within the latency of a watch is handled in one go, as a real
/// controller would find it. A key whose reconciliation the API server refuses comes again, later each time, as with a real rate-limited queue.
/// </summary>
internal sealed class WorkQueue(Agenda agenda, Action<ObjectKey> reconcile)
{
    private static readonly TimeSpan s_watchLatency = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan s_firstRetry = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan s_lastRetry = TimeSpan.FromSeconds(1000);
    private readonly Queue<ObjectKey> _order = new();
    private readonly Dictionary<ObjectKey, TimeSpan> _retries = [];
    private readonly Dictionary<ObjectKey, AgendaEntry> _later = [];
    private readonly HashSet<ObjectKey> _waiting = [];
    private bool _booked;

    public void Add(ObjectKey key)
    {
        if (!_waiting.Add(key))
            return;
        _order.Enqueue(key);
        if (_booked)
            return;
        _booked = true;
        agenda.In(s_watchLatency, Drain);
    }

    /// <summary>Adds the key at a later time, at the earliest one when it is asked for several times: whoever asked for a later one asks again.</summary>
    public void AddAt(DateTimeOffset due, ObjectKey key)
    {
        if (_later.TryGetValue(key, out var booked))
        {
            if (booked.Due <= due)
                return;
            booked.Cancel();
        }

        _later[key] = agenda.At(due, () =>
        {
            _later.Remove(key);
            Add(key);
        });
    }

    public void AddIn(TimeSpan delay, ObjectKey key) => AddAt(agenda.Now + delay, key);

    private void Drain()
    {
        _booked = false;
        for (var count = _order.Count; count > 0; count--)
        {
            var key = _order.Dequeue();
            _waiting.Remove(key);
            Reconcile(key);
        }
    }

    private void Reconcile(ObjectKey key)
    {
        try
        {
            reconcile(key);
            _retries.Remove(key);
        }
        catch (StoreException)
        {
            var delay = _retries.GetValueOrDefault(key, s_firstRetry);
            _retries[key] = delay * 2 < s_lastRetry ? delay * 2 : s_lastRetry;
            agenda.In(delay, () => Add(key));
        }
    }
}
