using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Forms;
using Autoheal.Simulation.Api.Watching;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Resources;

/// <summary>
/// Cuts lists into pages (<c>limit</c>, <c>continue</c>). All pages of one list show the version of its first page: the store's snapshots are
/// kept for the newest few unfinished lists, and an older token gets the 410 of a compacted one.
/// </summary>
internal sealed class ListPaging(ObjectStore store)
{
    private const int KeptSnapshots = 16;

    private readonly Queue<(long Version, WatchFilter Filter, IReadOnlyList<StoredObject> Items)> _snapshots = new();

    /// <summary>Forgets all unfinished lists, so that their tokens expire.</summary>
    public void Expire() => _snapshots.Clear();

    public ListPage Page(WatchFilter filter, ApiRequest request)
    {
        var limit = request.Query.Number("limit") ?? 0;
        if (request.Query["continue"] is { Length: > 0 } token)
            return Continue(filter, token, limit);
        var version = store.CurrentVersion;
        var items = store.List(filter.Kind, filter.Namespace);
        if (limit <= 0 || items.Count <= limit)
            return new() { Items = Filter(items, filter), ResourceVersion = version };
        var page = Cut(filter, items, version, after: "", limit);
        if (page.Continue is not null)
            Keep(version, filter, items);
        return page;
    }

    private ListPage Continue(WatchFilter filter, string token, long limit)
    {
        var (version, after) = Decode(token);
        // Version -1 stands for "the present": the inconsistent continuation that an expired token is offered.
        if (version < 0)
            return Cut(filter, store.List(filter.Kind, filter.Namespace), store.CurrentVersion, after, limit);
        foreach (var snapshot in _snapshots)
        {
            if (snapshot.Version == version && snapshot.Filter.Kind == filter.Kind && snapshot.Filter.Namespace == filter.Namespace)
                return Cut(filter, snapshot.Items, version, after, limit);
        }

        throw new StoreException(StatusReason.Expired,
            "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the "
            + "continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects "
            + "that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.")
        {
            ContinueToken = Encode(-1, after),
        };
    }

    private static ListPage Cut(WatchFilter filter, IReadOnlyList<StoredObject> items, long version, string after, long limit)
    {
        var chosen = new List<StoredObject>();
        var index = 0;
        for (; index < items.Count && (limit <= 0 || chosen.Count < limit); index++)
        {
            if (string.CompareOrdinal(items[index].Key, after) > 0 && filter.Matches(items[index]))
                chosen.Add(items[index]);
        }

        var more = index < items.Count;
        return new()
        {
            Items = chosen,
            ResourceVersion = version,
            Continue = more ? Encode(version, items[index - 1].Key) : null,
            Remaining = more && filter.SelectsAll ? items.Count - index : null,
        };
    }

    private static IReadOnlyList<StoredObject> Filter(IReadOnlyList<StoredObject> items, WatchFilter filter)
    {
        if (filter.SelectsAll)
            return items;
        var matching = new List<StoredObject>();
        for (var i = 0; i < items.Count; i++)
        {
            if (filter.Matches(items[i]))
                matching.Add(items[i]);
        }

        return matching;
    }

    private void Keep(long version, WatchFilter filter, IReadOnlyList<StoredObject> items)
    {
        if (_snapshots.Count == KeptSnapshots)
            _snapshots.Dequeue();
        _snapshots.Enqueue((version, filter, items));
    }

    private static string Encode(long version, string after) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"v":"meta.k8s.io/v1","rv":{{version}},"start":"{{after}}\u0000"}""")));

    private static (long Version, string After) Decode(string token)
    {
        try
        {
            var json = JsonNode.Parse(Convert.FromBase64String(token));
            if (json.Number("rv") is { } version && json.Text("start") is { } start)
                return (version, start.TrimEnd('\0'));
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException)
        {
            // Answered below, as every other token that cannot be read.
        }

        throw StoreException.BadRequest("continue key is not valid: it is not a token of this server");
    }
}
