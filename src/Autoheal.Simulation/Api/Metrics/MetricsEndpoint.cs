using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Routing;
using Autoheal.Simulation.Api.Selecting;
using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Metrics;

/// <summary>
/// <c>metrics.k8s.io</c>: what pods and nodes use now. It is served while the cluster's metrics-server runs, and is unavailable while that has no
/// ready pod.
/// </summary>
internal sealed class MetricsEndpoint(ObjectStore store, TimeProvider clock, Func<IContainerUsage?> usage)
{
    public const string Group = "metrics.k8s.io";
    public const string Version = "v1beta1";
    private const string ServerNamespace = "kube-system";
    private const string Server = "metrics-server";

    /// <summary>Whether a metrics-server was ever installed, and so whether discovery lists the group.</summary>
    public bool IsInstalled => usage() is not null && store.Find(Kinds.Deployment, ServerNamespace, Server) is not null;

    private bool IsAvailable => store.Find(Kinds.Deployment, ServerNamespace, Server)?.Status.Number("readyReplicas") > 0;

    /// <exception cref="StoreException">NotFound, MethodNotAllowed or ServiceUnavailable.</exception>
    public ApiResponse Handle(in RequestTarget target, ApiRequest request)
    {
        if (!IsInstalled || target.Version != Version)
            throw ResourceCatalogue.UnknownResource();
        if (!IsAvailable)
            throw new StoreException(StatusReason.ServiceUnavailable, "the server is currently unable to handle the request");
        if (target.Verb is not ("get" or "list"))
            throw new StoreException(StatusReason.MethodNotAllowed, "the server does not allow this method on the requested resource") { EmptyDetails = true };
        return target.Resource switch
        {
            "pods" => Answer(target, request, Kinds.Pod, "PodMetrics", OfPod),
            "nodes" => Answer(target, request, Kinds.Node, "NodeMetrics", OfNode),
            _ => throw ResourceCatalogue.UnknownResource(),
        };
    }

    private ApiResponse Answer(in RequestTarget target, ApiRequest request, ObjectKind kind, string shownKind, Func<StoredObject, JsonObject?> measure)
    {
        if (target.Name is { } name)
        {
            var found = store.Find(kind, target.Namespace, name) is { } stored ? measure(stored) : null;
            return found is null ? throw Unmeasured(target.Namespace is null ? name : $"{target.Namespace}/{name}", shownKind) : Json(found);
        }

        var labels = LabelSelector.Parse(request.Query["labelSelector"]);
        var items = new JsonArray();
        foreach (var stored in store.List(kind, target.Namespace))
        {
            if (labels.Matches(stored.Labels) && measure(stored) is { } measured)
                items.Add((JsonNode)measured);
        }

        return Json(new() { ["kind"] = shownKind + "List", ["apiVersion"] = $"{Group}/{Version}", ["metadata"] = new JsonObject(), ["items"] = items });
    }

    // The metrics server names its own resource, not the one that was asked for, and puts the namespace into the name.
    private static StoreException Unmeasured(string name, string shownKind) =>
        new(StatusReason.NotFound, $"{shownKind.ToLowerInvariant()}.{Group} \"{name}\" not found") { Name = name };

    private JsonObject? OfPod(StoredObject pod)
    {
        if (pod.Status.Text("phase") != "Running")
            return null;
        var containers = new JsonArray();
        foreach (var container in pod.Spec.Array("containers") ?? [])
        {
            var name = container.Text("name")!;
            if (usage()!.Of(pod.Namespace!, pod.Name, name) is { } used)
                containers.Add((JsonNode)new JsonObject { ["name"] = name, ["usage"] = Show(used) });
        }

        if (containers.Count == 0)
            return null;
        var measured = Measured(pod, "PodMetrics");
        measured["containers"] = containers;
        return measured;
    }

    private JsonObject OfNode(StoredObject node)
    {
        var (cpu, memory) = (0L, 0L);
        foreach (var pod in store.List(Kinds.Pod))
        {
            if (pod.Spec.Text("nodeName") != node.Name)
                continue;
            foreach (var container in pod.Spec.Array("containers") ?? [])
            {
                var used = usage()!.Of(pod.Namespace!, pod.Name, container.Text("name")!);
                cpu += used?.MilliCpu ?? 0;
                memory += used?.MemoryBytes ?? 0;
            }
        }

        var measured = Measured(node, "NodeMetrics");
        measured["usage"] = Show(new(cpu, memory));
        return measured;
    }

    private JsonObject Measured(StoredObject stored, string kind)
    {
        var now = KubernetesTime.Format(clock.GetUtcNow());
        var metadata = new JsonObject { ["name"] = stored.Name, ["creationTimestamp"] = now };
        if (stored.Namespace is not null)
            metadata["namespace"] = stored.Namespace;
        if (stored.Labels is { } labels)
            metadata["labels"] = labels.DeepClone();
        return new() { ["kind"] = kind, ["apiVersion"] = $"{Group}/{Version}", ["metadata"] = metadata, ["timestamp"] = now, ["window"] = "15s" };
    }

    private static JsonObject Show(ContainerUsage used) => new()
    {
        ["cpu"] = string.Create(CultureInfo.InvariantCulture, $"{used.MilliCpu}m"),
        ["memory"] = string.Create(CultureInfo.InvariantCulture, $"{used.MemoryBytes / 1024}Ki"),
    };

    private static ApiResponse Json(JsonObject document) => ApiResponse.Ok(JsonSerializer.SerializeToUtf8Bytes(document, WireJson.Options));
}
