using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Controllers;

/// <summary>
/// A controller's queue: a key waits at most once, and what arrives within the latency of a watch is handled in one go, as a real
/// controller would find it.
/// </summary>
internal sealed class WorkQueue(Agenda agenda, Action<ObjectKey> reconcile)
{
    private static readonly TimeSpan s_watchLatency = TimeSpan.FromMilliseconds(10);
    private readonly Queue<ObjectKey> _order = new();
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

    public void AddAt(DateTimeOffset due, ObjectKey key) => agenda.At(due, () => Add(key));

    private void Drain()
    {
        _booked = false;
        for (var count = _order.Count; count > 0; count--)
        {
            var key = _order.Dequeue();
            _waiting.Remove(key);
            reconcile(key);
        }
    }
}
