using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers;

/// <summary>Who owns what, by the owner's uid, kept up to date from the store's changes.</summary>
internal sealed class OwnerIndex
{
    private static readonly Comparer<(string Kind, string Key)> s_order = Comparer<(string Kind, string Key)>.Create(static (a, b) =>
        string.CompareOrdinal(a.Kind, b.Kind) is var kind and not 0 ? kind : string.CompareOrdinal(a.Key, b.Key));

    private readonly Dictionary<string, SortedDictionary<(string Kind, string Key), StoredObject>> _byOwner = [];
    private readonly Dictionary<(ObjectKind Kind, string? Namespace), SortedDictionary<string, StoredObject>> _orphans = [];

    public void Observe(StoreChange change)
    {
        NoteOrphan(change);
        if (change.Type == ChangeType.Deleted)
        {
            Drop(change.Object);
            return;
        }

        if (change.Old is { } old && !SameOwners(old, change.Object))
            Drop(old);
        foreach (var owner in change.Object.Metadata.Array("ownerReferences") ?? [])
            ChildrenOf(owner.Text("uid") ?? "")[Slot(change.Object)] = change.Object;
    }

    /// <summary>The objects of one kind that name this uid as their controller, ordered by namespace and name.</summary>
    public List<StoredObject> Controlled(string uid, ObjectKind kind)
    {
        var found = new List<StoredObject>();
        if (!_byOwner.TryGetValue(uid, out var children))
            return found;
        foreach (var child in children.Values)
        {
            if (child.Kind == kind && child.Controller.Text("uid") == uid)
                found.Add(child);
        }

        return found;
    }

    /// <summary>The pods or ReplicaSets of a namespace that no controller owns, ordered by name.</summary>
    public IReadOnlyList<StoredObject> Orphans(ObjectKind kind, string? ns) =>
        _orphans.TryGetValue((kind, ns), out var orphans) ? [.. orphans.Values] : [];

    /// <summary>Everything that names this uid as an owner.</summary>
    public IReadOnlyList<StoredObject> Dependents(string uid) => _byOwner.TryGetValue(uid, out var children) ? [.. children.Values] : [];

    private static (string Kind, string Key) Slot(StoredObject value) => (value.Kind.Kind, value.Key);

    private static bool SameOwners(StoredObject old, StoredObject now) =>
        JsonNode.DeepEquals(old.Metadata["ownerReferences"], now.Metadata["ownerReferences"]);

    private void NoteOrphan(StoreChange change)
    {
        if (change.Kind != Kinds.Pod && change.Kind != Kinds.ReplicaSet)
            return;
        var place = (change.Kind, change.Object.Namespace);
        var isOrphan = change.Type != ChangeType.Deleted && change.Object.Controller is null;
        if (!_orphans.TryGetValue(place, out var orphans))
        {
            if (!isOrphan)
                return;
            _orphans.Add(place, orphans = new(StringComparer.Ordinal));
        }

        if (isOrphan)
            orphans[change.Object.Name] = change.Object;
        else if (orphans.Remove(change.Object.Name) && orphans.Count == 0)
            _orphans.Remove(place);
    }

    private void Drop(StoredObject value)
    {
        foreach (var owner in value.Metadata.Array("ownerReferences") ?? [])
        {
            var uid = owner.Text("uid") ?? "";
            if (_byOwner.TryGetValue(uid, out var children) && children.Remove(Slot(value)) && children.Count == 0)
                _byOwner.Remove(uid);
        }
    }

    private SortedDictionary<(string Kind, string Key), StoredObject> ChildrenOf(string uid)
    {
        if (!_byOwner.TryGetValue(uid, out var children))
            _byOwner.Add(uid, children = new(s_order));
        return children;
    }
}
