using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Watching;

/// <summary>A subscription together with what it asked for.</summary>
internal sealed class OpenWatch
{
    public OpenWatch(WatchRequest request, DateTimeOffset? endsAt, Action<OpenWatch> closed)
    {
        Request = request;
        Subscription = new(_ => closed(this), endsAt);
    }

    public WatchRequest Request { get; }

    public WatchSubscription Subscription { get; }

    public DateTimeOffset? NextBookmark { get; set; }

    public DateTimeOffset? NextDue => NextBookmark < Subscription.EndsAt || Subscription.EndsAt is null ? NextBookmark : Subscription.EndsAt;

    public void Send(ReadOnlyMemory<byte> line) => Subscription.Add(line);

    /// <summary>Sends the change in the form that it has for this watch: an object that stops matching the selectors is deleted to the watcher.</summary>
    public void Offer(StoreChange change)
    {
        var filter = Request.Filter;
        if (change.Kind != filter.Kind)
            return;
        var matches = change.Type != ChangeType.Deleted && filter.Matches(change.Object);
        var matched = change.Old is { } old && filter.Matches(old);
        var type = (matched, matches) switch
        {
            (false, true) => "ADDED",
            (true, true) => "MODIFIED",
            (true, false) => "DELETED",
            _ => null,
        };
        if (type is not null)
            Send(Request.Form.Event(type, change.Object));
    }
}
