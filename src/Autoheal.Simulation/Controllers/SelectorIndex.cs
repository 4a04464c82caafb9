using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers;

/// <summary>Objects with selectors by a label they ask for, so that a changed pod finds the few that may care about it.</summary>
internal sealed class SelectorIndex(ObjectStore store)
{
    private static readonly HashSet<ObjectKind> s_kinds =
    [
        Kinds.Service, Kinds.Deployment, Kinds.ReplicaSet, Kinds.StatefulSet, Kinds.DaemonSet, Kinds.Job, Kinds.PodDisruptionBudget,
    ];

    private readonly Dictionary<(ObjectKind Kind, string? Namespace, string Label, string Value), SortedSet<string>> _byAnchor = [];

    public void Observe(StoreChange change)
    {
        if (!s_kinds.Contains(change.Kind))
            return;
        var before = change.Old is { } old ? AnchorOf(old) : null;
        var after = change.Type == ChangeType.Deleted ? null : AnchorOf(change.Object);
        if (before == after)
            return;
        if (before is { } left && _byAnchor.TryGetValue(left, out var names) && names.Remove(change.Object.Name) && names.Count == 0)
            _byAnchor.Remove(left);
        if (after is not { } place)
            return;
        if (!_byAnchor.TryGetValue(place, out var present))
            _byAnchor.Add(place, present = new(StringComparer.Ordinal));
        present.Add(change.Object.Name);
    }

    /// <summary>The objects of the kind whose selector matches the labels, ordered by name.</summary>
    public List<StoredObject> Matching(ObjectKind kind, string? ns, JsonObject? labels)
    {
        var found = new List<StoredObject>();
        Collect((kind, ns, "", ""), labels, found);
        foreach (var (label, value) in labels ?? [])
            Collect((kind, ns, label, value?.ToString() ?? ""), labels, found);
        found.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return found;
    }

    private void Collect((ObjectKind Kind, string? Namespace, string Label, string Value) anchor, JsonObject? labels, List<StoredObject> found)
    {
        if (!_byAnchor.TryGetValue(anchor, out var names))
            return;
        foreach (var name in names)
        {
            if (store.Find(anchor.Kind, anchor.Namespace, name) is { } candidate && Matches(candidate, labels))
                found.Add(candidate);
        }
    }

    private static bool Matches(StoredObject value, JsonObject? labels)
    {
        var selector = value.Spec.Object("selector");
        return value.Kind == Kinds.Service ? selector is { Count: > 0 } && Selectors.MatchesMap(selector, labels) : Selectors.Matches(selector, labels);
    }

    /// <summary>One label that the selector requires; an empty one when it requires none, null when it selects nothing.</summary>
    private static (ObjectKind Kind, string? Namespace, string Label, string Value)? AnchorOf(StoredObject value)
    {
        if (value.Spec.Object("selector") is not { } selector)
            return null;
        foreach (var (label, wanted) in (value.Kind == Kinds.Service ? selector : selector.Object("matchLabels")) ?? [])
            return (value.Kind, value.Namespace, label, wanted?.ToString() ?? "");
        return (value.Kind, value.Namespace, "", "");
    }
}
