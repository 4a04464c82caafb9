using Autoheal.Simulation.Api.Forms;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Watching;

/// <summary>
/// Hands the store's changes to the open watches. A change is encoded once per form however many watch it. Timeouts and bookmarks fall due
/// by the world's clock and happen in <see cref="Step"/>.
/// </summary>
internal sealed class WatchHub
{
    /// <summary>How often a watch that asked for bookmarks gets one.</summary>
    private static readonly TimeSpan s_bookmarkInterval = TimeSpan.FromMinutes(1);

    private readonly ObjectStore _store;
    private readonly TimeProvider _clock;
    private readonly Dictionary<ObjectKind, List<OpenWatch>> _watches = [];
    private readonly List<OpenWatch> _timed = [];

    public WatchHub(ObjectStore store, TimeProvider clock)
    {
        _store = store;
        _clock = clock;
        store.Changed += Deliver;
    }

    /// <summary>When the next timeout or bookmark falls due; null when none does.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            DateTimeOffset? next = null;
            foreach (var watch in _timed)
            {
                if (watch.NextDue is { } due && (next is null || due < next))
                    next = due;
            }

            return next;
        }
    }

    /// <summary>How many watches are open.</summary>
    public int OpenCount { get; private set; }

    /// <summary>Raised when a watch was closed, by either side.</summary>
    public event Action? Closed;

    public WatchSubscription Open(WatchRequest request)
    {
        var now = _clock.GetUtcNow();
        var watch = new OpenWatch(request, now + request.Timeout, Close) { NextBookmark = request.Bookmarks ? now + s_bookmarkInterval : null };
        if (!SendBacklog(watch))
            return watch.Subscription;
        if (!_watches.TryGetValue(request.Filter.Kind, out var list))
            _watches.Add(request.Filter.Kind, list = []);
        list.Add(watch);
        if (watch.NextDue is not null)
            _timed.Add(watch);
        OpenCount++;
        return watch.Subscription;
    }

    /// <summary>Sends the bookmarks and ends the watches that are due.</summary>
    public void Step()
    {
        var now = _clock.GetUtcNow();
        for (var i = _timed.Count - 1; i >= 0; i--)
        {
            var watch = _timed[i];
            if (watch.NextDue > now)
                continue;
            if (watch.NextBookmark is not null)
                watch.Send(watch.Request.Form.Bookmark(_store.CurrentVersion, endsInitialEvents: false));
            if (watch.Subscription.EndsAt <= now)
                watch.Subscription.End();
            else
                watch.NextBookmark = now + s_bookmarkInterval;
        }
    }

    /// <summary>Ends every watch, as an API server's restart does.</summary>
    public void EndAll()
    {
        foreach (var list in _watches.Values)
        {
            for (var i = list.Count - 1; i >= 0; i--)
                list[i].Subscription.End();
        }
    }

    /// <summary>Sends what a new watch has missed; false when its version is too old, which ends it with an ERROR event.</summary>
    private bool SendBacklog(OpenWatch watch)
    {
        var (filter, form) = (watch.Request.Filter, watch.Request.Form);
        if (watch.Request.ResourceVersion is not { } version || watch.Request.SendInitialEvents)
        {
            foreach (var present in _store.List(filter.Kind, filter.Namespace))
            {
                if (filter.Matches(present))
                    watch.Send(form.Event("ADDED", present));
            }

            if (watch.Request.SendInitialEvents && watch.Request.Bookmarks)
                watch.Send(form.Bookmark(_store.CurrentVersion, endsInitialEvents: true));
            return true;
        }

        try
        {
            foreach (var change in _store.ChangesSince(version))
                watch.Offer(change);
            return true;
        }
        catch (StoreException expired) when (expired.Reason == StatusReason.Expired)
        {
            watch.Send(ObjectForm.ErrorEvent(expired));
            watch.Subscription.End();
            return false;
        }
    }

    private void Deliver(StoreChange change)
    {
        if (!_watches.TryGetValue(change.Kind, out var list))
            return;
        // A reader that resumes inside Offer may close its watch or open another one.
        for (var i = list.Count - 1; i >= 0; i--)
        {
            if (i < list.Count)
                list[i].Offer(change);
        }
    }

    private void Close(OpenWatch watch)
    {
        if (!_watches.TryGetValue(watch.Request.Filter.Kind, out var list) || !list.Remove(watch))
            return;
        _timed.Remove(watch);
        OpenCount--;
        Closed?.Invoke();
    }
}
