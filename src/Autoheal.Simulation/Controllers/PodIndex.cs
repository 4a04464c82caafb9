using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers;

/// <summary>Pods by the node they are bound to and by their labels, so that nobody has to walk through a namespace to find a few of them.</summary>
internal sealed class PodIndex(ObjectStore store)
{
    private readonly Dictionary<(string? Namespace, string Label, string Value), SortedSet<string>> _byLabel = [];
    private readonly Dictionary<string, SortedSet<ObjectKey>> _byNode = [];

    public void Observe(StoreChange change)
    {
        if (change.Kind != Kinds.Pod)
            return;
        var after = change.Type == ChangeType.Deleted ? null : change.Object;
        NoteNode(change.Old, after);
        if (change.Old is null || after is null || !JsonNode.DeepEquals(change.Old.Labels, after.Labels))
            NoteLabels(change.Old, after);
    }

    /// <summary>The pods that are bound to a node, whatever their phase, ordered by namespace and name.</summary>
    public List<StoredObject> On(string node) => _byNode.TryGetValue(node, out var keys) ? Find(keys) : [];

    /// <summary>The nodes that have pods, in no particular order.</summary>
    public IReadOnlyCollection<string> Nodes => _byNode.Keys;

    /// <summary>The pods that a <c>LabelSelector</c> selects, ordered by name. Null selects nothing, empty everything.</summary>
    public List<StoredObject> Matching(string? ns, JsonObject? selector)
    {
        if (selector is null)
            return [];
        return Candidates(ns, selector.Object("matchLabels")).FindAll(pod => Selectors.Matches(selector, pod.Labels));
    }

    /// <summary>The pods that have all of the labels, ordered by name.</summary>
    public List<StoredObject> Labelled(string? ns, JsonObject labels) => Candidates(ns, labels).FindAll(pod => Selectors.MatchesMap(labels, pod.Labels));

    /// <summary>The pods with the rarest of the labels.</summary>
    private List<StoredObject> Candidates(string? ns, JsonObject? labels)
    {
        SortedSet<string>? fewest = null;
        foreach (var (label, value) in labels ?? [])
        {
            if (!_byLabel.TryGetValue((ns, label, value?.ToString() ?? ""), out var names))
                return [];
            if (fewest is null || names.Count < fewest.Count)
                fewest = names;
        }

        if (fewest is null)
            return [.. store.List(Kinds.Pod, ns)];
        return Find(fewest.Select(name => new ObjectKey(ns, name)));
    }

    private List<StoredObject> Find(IEnumerable<ObjectKey> keys)
    {
        var found = new List<StoredObject>();
        foreach (var key in keys)
        {
            if (store.Find(Kinds.Pod, key.Namespace, key.Name) is { } pod)
                found.Add(pod);
        }

        return found;
    }

    private void NoteNode(StoredObject? before, StoredObject? after)
    {
        var (old, now) = (before?.Spec.Text("nodeName") ?? "", after?.Spec.Text("nodeName") ?? "");
        if (old == now)
            return;
        if (old.Length > 0 && _byNode.TryGetValue(old, out var left) && left.Remove(ObjectKey.Of(before!)) && left.Count == 0)
            _byNode.Remove(old);
        if (now.Length == 0)
            return;
        if (!_byNode.TryGetValue(now, out var present))
            _byNode.Add(now, present = []);
        present.Add(ObjectKey.Of(after!));
    }

    private void NoteLabels(StoredObject? before, StoredObject? after)
    {
        foreach (var (label, value) in before?.Labels ?? [])
        {
            var key = (before!.Namespace, label, value?.ToString() ?? "");
            if (_byLabel.TryGetValue(key, out var names) && names.Remove(before.Name) && names.Count == 0)
                _byLabel.Remove(key);
        }

        foreach (var (label, value) in after?.Labels ?? [])
        {
            var key = (after!.Namespace, label, value?.ToString() ?? "");
            if (!_byLabel.TryGetValue(key, out var names))
                _byLabel.Add(key, names = new(StringComparer.Ordinal));
            names.Add(after.Name);
        }
    }
}
