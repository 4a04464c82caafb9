using System.Text.Json.Nodes;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Scheduling;

/// <summary>One term of a pod's affinity or anti-affinity to other pods.</summary>
internal sealed class AffinityTerm
{
    private readonly JsonObject? _selector;
    private readonly JsonObject? _namespaceSelector;
    private readonly HashSet<string> _namespaces;

    private AffinityTerm(StoredObject pod, JsonNode? term, long weight)
    {
        _selector = term.Object("labelSelector")?.Clone();
        _namespaceSelector = term.Object("namespaceSelector")?.Clone();
        _namespaces = new((term.Array("namespaces") ?? []).Select(name => name!.ToString()), StringComparer.Ordinal);
        if (_namespaces.Count == 0 && _namespaceSelector is null)
            _namespaces.Add(pod.Namespace!);
        TopologyKey = term.Text("topologyKey") ?? "";
        Weight = weight;
    }

    public string TopologyKey { get; }

    /// <summary>How much a preference counts; negative for anti-affinity.</summary>
    public long Weight { get; }

    /// <summary>The terms that must hold.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="kind"><c>podAffinity</c> or <c>podAntiAffinity</c>.</param>
    public static IReadOnlyList<AffinityTerm> Required(StoredObject pod, string kind)
    {
        var terms = pod.Spec.Object("affinity").Object(kind).Array("requiredDuringSchedulingIgnoredDuringExecution");
        return terms is null ? [] : [.. terms.Select(term => new AffinityTerm(pod, term, 0))];
    }

    /// <summary>The preferences, those against other pods with negative weights.</summary>
    public static IReadOnlyList<AffinityTerm> Preferred(StoredObject pod)
    {
        return [.. Of("podAffinity", 1), .. Of("podAntiAffinity", -1)];

        IEnumerable<AffinityTerm> Of(string kind, int sign) =>
            (pod.Spec.Object("affinity").Object(kind).Array("preferredDuringSchedulingIgnoredDuringExecution") ?? [])
                .Select(preferred => new AffinityTerm(pod, preferred.Object("podAffinityTerm"), sign * (preferred.Number("weight") ?? 0)));
    }

    public bool Matches(ObjectStore store, StoredObject pod) => Covers(store, pod.Namespace!) && Selectors.Matches(_selector, pod.Labels);

    /// <summary>The pods that the term means.</summary>
    public IEnumerable<StoredObject> Find(ObjectStore store, PodIndex pods)
    {
        if (_namespaceSelector is null)
            return _namespaces.Order(StringComparer.Ordinal).SelectMany(ns => pods.Matching(ns, _selector));
        return store.List(Kinds.Namespace).Where(ns => Covers(store, ns.Name)).SelectMany(ns => pods.Matching(ns.Name, _selector));
    }

    private bool Covers(ObjectStore store, string ns)
    {
        if (_namespaces.Contains(ns))
            return true;
        return _namespaceSelector is not null && (_namespaceSelector.Count == 0 || Selectors.Matches(_namespaceSelector, store.Find(Kinds.Namespace, null, ns)?.Labels));
    }
}
