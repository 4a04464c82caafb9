using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Rules;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Admission;

/// <summary>How much of each quota resource one object uses.</summary>
internal static class QuotaUsage
{
    private static readonly Dictionary<string, decimal> s_nothing = [];

    public static Dictionary<string, decimal> Of(ObjectKind kind, JsonObject value, QuotaScope scope)
    {
        if (kind == Kinds.Pod)
            return scope.Includes(value) ? OfPod(value) : s_nothing;
        if (scope.OnlyPods)
            return s_nothing;
        var used = new Dictionary<string, decimal>(StringComparer.Ordinal)
        {
            [kind.Group.Length == 0 ? $"count/{kind.Plural}" : $"count/{kind.Plural}.{kind.Group}"] = 1,
        };
        if (kind.Group.Length == 0)
            used[kind.Plural] = 1;
        if (kind == Kinds.Service)
            AddService(value, used);
        else if (kind == Kinds.PersistentVolumeClaim)
            AddClaim(value, used);
        return used;
    }

    /// <summary>What a container says about a resource; null when it says nothing.</summary>
    public static decimal? AmountOf(JsonObject container, string resource)
    {
        var (side, name) = resource.Split('.', 2) is ["limits", var limited] ? ("limits", limited)
            : resource.StartsWith("requests.", StringComparison.Ordinal) ? ("requests", resource["requests.".Length..])
            : ("requests", resource);
        return Quantity.TryParse(container.Object("resources").Object(side)?[name]);
    }

    private static Dictionary<string, decimal> OfPod(JsonObject pod)
    {
        var used = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["count/pods"] = 1 };
        // A pod that has ended uses nothing but its place in the store.
        if (pod.Text("status", "phase") is "Succeeded" or "Failed")
            return used;
        used["pods"] = 1;
        var spec = pod.Object("spec");
        foreach (var (resource, amount) in Total(spec, "requests"))
        {
            used[$"requests.{resource}"] = amount;
            if (resource is "cpu" or "memory" or "ephemeral-storage")
                used[resource] = amount;
        }

        foreach (var (resource, amount) in Total(spec, "limits"))
            used[$"limits.{resource}"] = amount;
        return used;
    }

    /// <summary>The containers together, or the most demanding init container where that is more.</summary>
    private static Dictionary<string, decimal> Total(JsonObject? spec, string side)
    {
        var total = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var container in spec.Array("containers").Objects())
        {
            foreach (var (resource, amount) in container.Object("resources").Object(side) ?? [])
                total[resource] = total.GetValueOrDefault(resource) + (Quantity.TryParse(amount) ?? 0);
        }

        foreach (var container in spec.Array("initContainers").Objects())
        {
            foreach (var (resource, amount) in container.Object("resources").Object(side) ?? [])
                total[resource] = Math.Max(total.GetValueOrDefault(resource), Quantity.TryParse(amount) ?? 0);
        }

        return total;
    }

    private static void AddService(JsonObject service, Dictionary<string, decimal> used)
    {
        var type = service.Text("spec", "type");
        if (type is "NodePort" or "LoadBalancer")
            used["services.nodeports"] = service.Object("spec").Array("ports")?.Count ?? 0;
        if (type == "LoadBalancer")
            used["services.loadbalancers"] = 1;
    }

    private static void AddClaim(JsonObject claim, Dictionary<string, decimal> used)
    {
        var storage = Quantity.TryParse(claim.Object("spec").Object("resources").Object("requests")?["storage"]) ?? 0;
        used["requests.storage"] = storage;
        if (claim.Text("spec", "storageClassName") is not { Length: > 0 } storageClass)
            return;
        used[$"{storageClass}.storageclass.storage.k8s.io/requests.storage"] = storage;
        used[$"{storageClass}.storageclass.storage.k8s.io/persistentvolumeclaims"] = 1;
    }
}
