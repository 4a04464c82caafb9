using System.Text.Json.Nodes;

namespace Autoheal.Fidelity;

/// <summary>How one cluster is spoken to: the paths of its resources, the versions that it serves, the name of its node.</summary>
internal sealed record ClusterDialect
{
    private static readonly Dictionary<string, (string Kind, string ApiVersion)> s_resources = new(StringComparer.Ordinal)
    {
        ["configmaps"] = ("ConfigMap", "v1"),
        ["daemonsets"] = ("DaemonSet", "apps/v1"),
        ["deployments"] = ("Deployment", "apps/v1"),
        ["events"] = ("Event", "v1"),
        ["jobs"] = ("Job", "batch/v1"),
        ["limitranges"] = ("LimitRange", "v1"),
        ["namespaces"] = ("Namespace", "v1"),
        ["nodes"] = ("Node", "v1"),
        ["persistentvolumeclaims"] = ("PersistentVolumeClaim", "v1"),
        ["persistentvolumes"] = ("PersistentVolume", "v1"),
        ["poddisruptionbudgets"] = ("PodDisruptionBudget", "policy/v1"),
        ["pods"] = ("Pod", "v1"),
        ["replicasets"] = ("ReplicaSet", "apps/v1"),
        ["resourcequotas"] = ("ResourceQuota", "v1"),
        ["secrets"] = ("Secret", "v1"),
        ["serviceaccounts"] = ("ServiceAccount", "v1"),
        ["services"] = ("Service", "v1"),
        ["statefulsets"] = ("StatefulSet", "apps/v1"),
    };

    private static readonly string[] s_clusterScoped = ["namespaces", "nodes", "persistentvolumes"];

    /// <summary>The name that <c>$node</c> stands for.</summary>
    public required string Node { get; init; }

    /// <summary>The version that the cluster reports, such as <c>v1.20.2</c>.</summary>
    public required string Version { get; init; }

    /// <summary>Whether policy/v1, which came with 1.21, has to be spoken as v1beta1.</summary>
    public bool OldPolicyApi { get; init; }

    /// <summary>The path of a resource's collection, with a trailing name when there is one.</summary>
    public string PathOf(string resource, string ns, string? name = null)
    {
        var apiVersion = Translate(s_resources[resource].ApiVersion);
        var root = apiVersion.Contains('/', StringComparison.Ordinal) ? $"/apis/{apiVersion}" : $"/api/{apiVersion}";
        var scope = s_clusterScoped.Contains(resource) ? "" : $"/namespaces/{ns}";
        return $"{root}{scope}/{resource}{(name is null ? "" : "/" + name)}";
    }

    /// <summary>The resource that objects of a kind belong to.</summary>
    public static string ResourceOf(JsonObject manifest)
    {
        var kind = manifest["kind"]!.GetValue<string>();
        return s_resources.First(resource => resource.Value.Kind == kind).Key;
    }

    /// <summary>A body as this cluster takes it.</summary>
    public string Translate(string text)
    {
        text = text.Replace("$node", Node, StringComparison.Ordinal);
        return OldPolicyApi ? text.Replace("policy/v1", "policy/v1beta1", StringComparison.Ordinal) : text;
    }
}
