using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Scheduling;

/// <summary>What ties pods to nodes that do not exist, in the words of their spec.</summary>
internal sealed class Pin
{
    private const string HostName = "kubernetes.io/hostname";
    private const int MostOffered = 3;

    private Pin(CauseDescription cause, string predicate, string text, string key)
    {
        Cause = cause;
        Predicate = predicate;
        Text = text;
        Key = key;
    }

    public CauseDescription Cause { get; }

    /// <summary>The field, for evidence.</summary>
    public string Predicate { get; }

    /// <summary>For instance <c>node selector disktype=ssd</c>.</summary>
    public string Text { get; }

    /// <summary>The label that is asked of nodes; empty when it is a name.</summary>
    private string Key { get; }

    /// <summary>What ties the pods of a placement; null when their spec asks nothing of nodes.</summary>
    public static Pin? Of(Placement placement)
    {
        var scheduling = placement.Scheduling;
        if (scheduling.PinnedNode.Length > 0)
        {
            return new Pin(SchedulingCauses.PinnedNode, "spec.nodeName", $"node name {scheduling.PinnedNode}", "");
        }

        if (FindLabel(placement) is { } label)
        {
            return label.Key == HostName
                ? new Pin(SchedulingCauses.PinnedNode, "spec.nodeSelector", $"node selector {label.Key}={label.Value}", "")
                : new Pin(SchedulingCauses.NodeSelector, "spec.nodeSelector", $"node selector {label.Key}={label.Value}", label.Key);
        }

        return scheduling.NodeAffinity.Count == 0 ? null : OfAffinity(scheduling.NodeAffinity);
    }

    /// <summary>Which values nodes do have of the label, if any.</summary>
    public string Hint(ClusterModel model)
    {
        if (Key.Length == 0 || model.Nodes.Count == 0)
        {
            return "";
        }

        var values = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var node in model.Nodes)
        {
            if (node.Metadata.Labels.Find(Key) is { } value)
            {
                values.Add(value);
            }
        }

        return values.Count == 0 ? $"; no node has the label {Key}"
            : $"; nodes have {Key}={string.Join(", ", values.Take(MostOffered))}{(values.Count > MostOffered ? " …" : "")}";
    }

    // The label that no node has is the one to name; where every label is found on some node, they are never found together.
    private static KeyValuePair<string, string>? FindLabel(Placement placement)
    {
        KeyValuePair<string, string>? first = null;
        foreach (var label in placement.Scheduling.NodeSelector)
        {
            if (placement.SeesNodes && !HasAny(placement.Model, label))
            {
                return label;
            }

            // Every cluster has nodes of these: they are not what is wanting.
            first = first is null || first.Value.Key is "kubernetes.io/os" or "kubernetes.io/arch" ? label : first;
        }

        return first is { } found && (!placement.SeesNodes || placement.Scheduling.NodeAffinity.Count == 0 || !IsMetAlone(placement)) ? found : null;
    }

    /// <summary>Whether some node has all labels of the selector, so that it is the affinity that turns it away.</summary>
    private static bool IsMetAlone(Placement placement)
    {
        foreach (var node in placement.Model.Nodes)
        {
            var met = true;
            foreach (var (key, value) in placement.Scheduling.NodeSelector)
            {
                met &= node.Metadata.Labels.Find(key) == value;
            }

            if (met)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasAny(ClusterModel model, KeyValuePair<string, string> label)
    {
        foreach (var node in model.Nodes)
        {
            if (node.Metadata.Labels.Find(label.Key) == label.Value)
            {
                return true;
            }
        }

        return false;
    }

    private static Pin OfAffinity(IReadOnlyList<NodeTerm> terms)
    {
        foreach (var term in terms)
        {
            foreach (var requirement in term.Fields.Concat(term.Labels))
            {
                var text = $"{requirement.Key} {requirement.Operator} {string.Join(", ", requirement.Values.Take(MostOffered))}".TrimEnd();
                var byName = requirement is { Key: HostName or "metadata.name", Operator: "In" };
                return new Pin(
                    byName ? SchedulingCauses.PinnedNode : SchedulingCauses.NodeAffinity,
                    "spec.affinity.nodeAffinity",
                    $"node affinity {text}",
                    byName ? "" : requirement.Key);
            }
        }

        return new Pin(SchedulingCauses.NodeAffinity, "spec.affinity.nodeAffinity", "an empty node affinity", "");
    }
}
