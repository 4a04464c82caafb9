using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Bootstrap;

/// <summary>Writes what an API server puts into an empty cluster when it starts: priority classes, roles and their bindings.</summary>
internal static class ClusterBootstrap
{
    private const string Manager = "kube-apiserver";

    public static void Write(ObjectStore store)
    {
        using var _ = store.As(Manager);
        CreatePriority(store, "system-cluster-critical", 2_000_000_000,
            "Used for system critical pods that must run in the cluster, but can be moved to another node if necessary.");
        CreatePriority(store, "system-node-critical", 2_000_001_000, "Used for system critical pods that must not be moved from their current node.");
        foreach (var role in DefaultRoles.All)
            store.Create(Kinds.ClusterRole, role.Clone());
        Bind(store, "cluster-admin", "cluster-admin", "system:masters");
        Bind(store, "system:service-account-issuer-discovery", "system:service-account-issuer-discovery", "system:serviceaccounts");
        foreach (var role in (string[])["system:basic-user", "system:discovery", "system:public-info-viewer"])
            Bind(store, role, role, "system:authenticated");
    }

    private static void CreatePriority(ObjectStore store, string name, long value, string description) => store.Create(Kinds.PriorityClass, new JsonObject
    {
        ["metadata"] = new JsonObject { ["name"] = name },
        ["value"] = value,
        ["description"] = description,
    });

    private static void Bind(ObjectStore store, string name, string role, string group) => store.Create(Kinds.ClusterRoleBinding, new JsonObject
    {
        ["metadata"] = new JsonObject
        {
            ["name"] = name,
            ["labels"] = new JsonObject { [DefaultRoles.BootstrappingLabel] = "rbac-defaults" },
            ["annotations"] = new JsonObject { [DefaultRoles.AutoupdateAnnotation] = "true" },
        },
        ["roleRef"] = new JsonObject { ["apiGroup"] = Kinds.Role.Group, ["kind"] = "ClusterRole", ["name"] = role },
        ["subjects"] = new JsonArray(new JsonObject { ["apiGroup"] = Kinds.Role.Group, ["kind"] = "Group", ["name"] = group }),
    });
}
