using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Controllers.Revisions;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.DaemonSets;

/// <summary>One look at a DaemonSet: the nodes it is for, and its pods on each of them.</summary>
internal sealed class DaemonRound
{
    private readonly Dictionary<string, List<StoredObject>> _pods = [];

    public DaemonRound(StoredObject set, StoredObject revision, IEnumerable<StoredObject> pods, IReadOnlyList<StoredObject> nodes)
    {
        Set = set;
        Revision = revision;
        PodSpec = DaemonPlacement.WithTolerations(set.Spec.Object("template").Object("spec")!);
        foreach (var pod in pods)
        {
            if (DaemonPlacement.NodeOf(pod) is not { } node)
                continue;
            if (!_pods.TryGetValue(node, out var present))
                _pods.Add(node, present = []);
            present.Add(pod);
        }

        Nodes = nodes;
    }

    public StoredObject Set { get; }

    /// <summary>The revision of the template.</summary>
    public StoredObject Revision { get; }

    /// <summary>What a pod is made from, with the tolerations that daemon pods get.</summary>
    public JsonObject PodSpec { get; }

    public IReadOnlyList<StoredObject> Nodes { get; }

    /// <summary>The nodes that have pods of the set, whether they still exist or not.</summary>
    public IEnumerable<string> Occupied => _pods.Keys.Order(StringComparer.Ordinal);

    public long MinReadySeconds => Set.Spec.Number("minReadySeconds") ?? 0;

    public IReadOnlyList<StoredObject> PodsOn(string node) => _pods.TryGetValue(node, out var pods) ? pods : [];

    public bool IsUpdated(StoredObject pod) => pod.Labels.Text("controller-revision-hash") == RevisionHistory.HashOf(Revision);

    /// <summary>How many nodes may be without a working pod during an update.</summary>
    public int MaxUnavailable(int desired)
    {
        var value = Set.Spec.Object("updateStrategy").Object("rollingUpdate")?["maxUnavailable"];
        if (value.AsNumber() is { } number)
            return (int)number;
        return value?.ToString() is { } text && text.EndsWith('%') && int.TryParse(text.AsSpan()[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var share)
            ? (int)Math.Ceiling(share * desired / 100.0)
            : 1;
    }

    public JsonObject MakePod(string node)
    {
        var pod = PodTemplates.PodOf(Set, Set.Spec.Object("template")!);
        var labels = pod.Object("metadata")!.Ensure("labels");
        labels["controller-revision-hash"] = RevisionHistory.HashOf(Revision);
        labels["pod-template-generation"] = (Set.Metadata.Number("generation") ?? 1).ToString(CultureInfo.InvariantCulture);
        var spec = PodSpec.Clone();
        DaemonPlacement.BindTo(spec, node);
        pod["spec"] = spec;
        return pod;
    }
}
