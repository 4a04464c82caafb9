using System.Text.Json.Nodes;
using Autoheal.Catalogue;

namespace Autoheal.Kubernetes.Access;

/// <summary>Writes service accounts, roles and their bindings.</summary>
internal static class RoleManifests
{
    private const string Rbac = "rbac.authorization.k8s.io/v1";

    public static JsonObject Home() => Manifest("v1", "Namespace", KubernetesAccess.HomeNamespace, "");

    /// <summary>
    /// An identity and its rights. With a namespace, what lives in namespaces is granted there alone; what does not (nodes, storage
    /// classes, the namespace that tells the cluster's id) needs a ClusterRole all the same.
    /// </summary>
    public static IEnumerable<JsonObject> Identity(string name, IReadOnlyList<ActionPermission> permissions, string @namespace)
    {
        yield return Manifest("v1", "ServiceAccount", name, KubernetesAccess.HomeNamespace);
        var clusterWide = permissions.Where(permission => @namespace.Length == 0 || !ScopeOf.IsNamespaced(permission)).ToArray();
        if (clusterWide.Length > 0)
        {
            yield return Role("ClusterRole", name, "", clusterWide);
            yield return Binding("ClusterRole", name, "");
        }

        var local = permissions.Except(clusterWide).ToArray();
        if (local.Length > 0)
        {
            yield return Role("Role", name, @namespace, local);
            yield return Binding("Role", name, @namespace);
        }
    }

    private static JsonObject Role(string kind, string name, string @namespace, IEnumerable<ActionPermission> permissions)
    {
        var role = Manifest(Rbac, kind, name, @namespace);
        role["rules"] = new JsonArray([.. RoleRules.Of(permissions)]);
        return role;
    }

    private static JsonObject Binding(string roleKind, string name, string @namespace)
    {
        var binding = Manifest(Rbac, $"{roleKind}Binding", name, @namespace);
        binding["roleRef"] = new JsonObject { ["apiGroup"] = "rbac.authorization.k8s.io", ["kind"] = roleKind, ["name"] = name };
        binding["subjects"] = new JsonArray(
            new JsonObject { ["kind"] = "ServiceAccount", ["name"] = name, ["namespace"] = KubernetesAccess.HomeNamespace });
        return binding;
    }

    internal static JsonObject Manifest(string apiVersion, string kind, string name, string @namespace)
    {
        var metadata = new JsonObject { ["name"] = name };
        if (@namespace.Length > 0)
        {
            metadata["namespace"] = @namespace;
        }

        return new JsonObject { ["apiVersion"] = apiVersion, ["kind"] = kind, ["metadata"] = metadata };
    }
}
