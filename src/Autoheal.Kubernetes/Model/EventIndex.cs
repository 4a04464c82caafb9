using System.Runtime.InteropServices;

namespace Autoheal.Kubernetes.Model;

/// <summary>Events by the object that they are about.</summary>
internal sealed class EventIndex
{
    private readonly Dictionary<(string Kind, string Namespace, string Name), List<ClusterEvent>> _about = [];

    public EventIndex(ObjectIndex<ClusterEvent> events)
    {
        foreach (var seen in events)
        {
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_about, (seen.ObjectKind, seen.Namespace, seen.ObjectName), out _);
            (list ??= []).Add(seen);
        }

        foreach (var list in _about.Values)
        {
            list.Sort(NewestFirst);
        }
    }

    public IReadOnlyList<ClusterEvent> About(ClusterObject item)
    {
        // Events about what has no namespace stand in "default", or wherever their writer liked.
        var found = Of(item, item.Namespace.Length > 0 ? item.Namespace : "default");
        return item.Namespace.Length == 0 && found.Count == 0 ? Of(item, "") : found;
    }

    private IReadOnlyList<ClusterEvent> Of(ClusterObject item, string @namespace)
    {
        var kind = item.Resource.Kind;
        if (!_about.TryGetValue((kind, @namespace, item.Name), out var list))
        {
            return [];
        }

        // A node's events bear its name where the uid should be.
        var any = item.Uid.Length == 0 || kind == "Node";
        return any ? list : list.FindAll(seen => seen.ObjectUid == item.Uid || seen.ObjectUid.Length == 0);
    }

    private static int NewestFirst(ClusterEvent x, ClusterEvent y) =>
        x.LastAt != y.LastAt ? y.LastAt.CompareTo(x.LastAt) : string.CompareOrdinal(x.Name, y.Name);
}
