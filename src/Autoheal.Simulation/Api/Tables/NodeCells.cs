using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Tables;

/// <summary>Nodes.</summary>
internal static class NodeCells
{
    private const string RolePrefix = "node-role.kubernetes.io/";

    public static object[] Of(StoredObject node, DateTimeOffset now)
    {
        var info = node.Status.Object("nodeInfo");
        return
        [
            node.Name,
            Status(node),
            Roles(node),
            Cells.Age(node, now),
            info.Text("kubeletVersion") ?? "",
            Address(node, "InternalIP"),
            Address(node, "ExternalIP"),
            info.Text("osImage") ?? "<unknown>",
            info.Text("kernelVersion") ?? "<unknown>",
            info.Text("containerRuntimeVersion") ?? "<unknown>",
        ];
    }

    private static string Status(StoredObject node)
    {
        var status = "Unknown";
        foreach (var condition in node.Status.Array("conditions") ?? [])
        {
            if (condition.Text("type") == "Ready")
                status = condition.Text("status") == "True" ? "Ready" : "NotReady";
        }

        return node.Spec.Flag("unschedulable") == true ? status + ",SchedulingDisabled" : status;
    }

    private static string Roles(StoredObject node)
    {
        var roles = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (label, value) in node.Labels ?? [])
        {
            if (label.StartsWith(RolePrefix, StringComparison.Ordinal))
                roles.Add(label[RolePrefix.Length..]);
            else if (label == "kubernetes.io/role" && value?.ToString() is { Length: > 0 } role)
                roles.Add(role);
        }

        return roles.Count == 0 ? Cells.None : string.Join(",", roles);
    }

    private static string Address(StoredObject node, string type)
    {
        foreach (var address in node.Status.Array("addresses") ?? [])
        {
            if (address.Text("type") == type)
                return address.Text("address") ?? Cells.None;
        }

        return Cells.None;
    }
}
