using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers;

/// <summary>Writes the Endpoints and the EndpointSlice of every Service with a selector: which pods it leads to, and which are ready.</summary>
internal sealed class EndpointsController : IController
{
    private const string ServiceName = "kubernetes.io/service-name";
    private static readonly string[] s_contents = ["subsets", "endpoints", "ports"];
    private readonly ControllerContext _context;
    private readonly WorkQueue _queue;

    public EndpointsController(ControllerContext context)
    {
        _context = context;
        _queue = new WorkQueue(context.Agenda, Reconcile);
    }

    public void Observe(StoreChange change)
    {
        if (change.Kind == Kinds.Service)
            _queue.Add(ObjectKey.Of(change.Object));
        else if (change.Kind == Kinds.Pod && MattersToServices(change))
            QueueServicesOf(change);
    }

    private static bool MattersToServices(StoreChange change) =>
        change.Old is not { } old
        || change.Type == ChangeType.Deleted
        || old.Deleting != change.Object.Deleting
        || Pods.IsReady(old) != Pods.IsReady(change.Object)
        || old.Status.Text("podIP") != change.Object.Status.Text("podIP")
        || Pods.IsFinished(old) != Pods.IsFinished(change.Object)
        || !JsonNode.DeepEquals(old.Labels, change.Object.Labels);

    private void QueueServicesOf(StoreChange change)
    {
        QueueServices(change.Object);
        if (change.Old is { } old && !JsonNode.DeepEquals(old.Labels, change.Object.Labels))
            QueueServices(old);
    }

    private void QueueServices(StoredObject pod)
    {
        foreach (var service in _context.Selectors.Matching(Kinds.Service, pod.Namespace, pod.Labels))
            _queue.Add(ObjectKey.Of(service));
    }

    private void Reconcile(ObjectKey key)
    {
        if (_context.Store.Find(Kinds.Service, key.Namespace, key.Name) is not { } service)
        {
            _context.Store.Delete(Kinds.Endpoints, key.Namespace, key.Name, DeleteOptions.Default);
            return;
        }

        if (service.Spec.Object("selector") is not { Count: > 0 } selector || service.Spec.Text("type") == "ExternalName")
            return;
        var pods = _context.Pods.Labelled(key.Namespace, selector).FindAll(pod => pod.Status.Text("podIP") is { Length: > 0 } && !Pods.IsFinished(pod));
        WriteEndpoints(service, pods.FindAll(pod => !pod.Deleting));
        WriteSlice(service, pods);
    }

    /// <summary>Pods that give a named port different numbers stand in different subsets; those that lack all of the ports in none.</summary>
    private void WriteEndpoints(StoredObject service, List<StoredObject> pods)
    {
        var subsets = new JsonArray();
        foreach (var alike in pods.GroupBy(pod => EndpointPorts.Of(service, pod).ToJsonString()))
        {
            var group = alike.ToList();
            var ports = EndpointPorts.Of(service, group[0]);
            if (ports.Count == 0 && service.Spec.Array("ports") is { Count: > 0 })
                continue;
            var subset = new JsonObject();
            AddAddresses(subset, "addresses", group.FindAll(pod => CountsAsReady(service, pod)));
            AddAddresses(subset, "notReadyAddresses", group.FindAll(pod => !CountsAsReady(service, pod)));
            subset["ports"] = ports;
            subsets.Add(subset);
        }

        Put(Kinds.Endpoints, service, service.Name, new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["name"] = service.Name,
                ["namespace"] = service.Namespace,
                ["labels"] = service.Labels?.Clone() ?? [],
            },
            ["subsets"] = subsets,
        });
    }

    private static bool CountsAsReady(StoredObject service, StoredObject pod) =>
        Pods.IsReady(pod) || service.Spec.Flag("publishNotReadyAddresses") == true;

    private static void AddAddresses(JsonObject subset, string field, List<StoredObject> pods)
    {
        if (pods.Count == 0)
            return;
        subset[field] = new JsonArray([.. pods.Select(pod => new JsonObject
        {
            ["ip"] = pod.Status.Text("podIP"),
            ["nodeName"] = pod.Spec.Text("nodeName"),
            ["targetRef"] = TargetOf(pod),
        })]);
    }

    private void WriteSlice(StoredObject service, List<StoredObject> pods)
    {
        var slice = SliceOf(service);
        Put(Kinds.EndpointSlice, service, slice?.Name, new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                [slice is null ? "generateName" : "name"] = slice?.Name ?? service.Name + "-",
                ["namespace"] = service.Namespace,
                ["labels"] = new JsonObject
                {
                    [ServiceName] = service.Name,
                    ["endpointslice.kubernetes.io/managed-by"] = "endpointslice-controller.k8s.io",
                },
                ["ownerReferences"] = new JsonArray(OwnerReferences.ControllerOf(service)),
            },
            ["addressType"] = "IPv4",
            ["endpoints"] = new JsonArray([.. pods.Select(pod => EndpointOf(service, pod))]),
            ["ports"] = pods.Count > 0 ? EndpointPorts.Of(service, pods[0]) : null,
        });
    }

    private StoredObject? SliceOf(StoredObject service) => _context.Owners.Controlled(service.Uid, Kinds.EndpointSlice).FirstOrDefault();

    private static JsonNode EndpointOf(StoredObject service, StoredObject pod) => new JsonObject
    {
        ["addresses"] = new JsonArray(pod.Status.Text("podIP")),
        ["conditions"] = new JsonObject
        {
            ["ready"] = service.Spec.Flag("publishNotReadyAddresses") == true || (Pods.IsReady(pod) && !pod.Deleting),
            ["serving"] = Pods.IsReady(pod),
            ["terminating"] = pod.Deleting,
        },
        ["nodeName"] = pod.Spec.Text("nodeName"),
        ["targetRef"] = TargetOf(pod),
    };

    private static JsonObject TargetOf(StoredObject pod) => new()
    {
        ["kind"] = "Pod",
        ["name"] = pod.Name,
        ["namespace"] = pod.Namespace,
        ["uid"] = pod.Uid,
    };

    private void Put(ObjectKind kind, StoredObject service, string? name, JsonObject wanted)
    {
        if (name is null || _context.Store.Find(kind, service.Namespace, name) is not { } current)
        {
            _context.Store.Create(kind, wanted);
            return;
        }

        var changed = Array.FindAll(s_contents, field => wanted.ContainsKey(field) && !JsonNode.DeepEquals(wanted[field], current.Json[field]));
        if (changed.Length == 0)
            return;
        _context.Store.Mutate(kind, service.Namespace, name, json =>
        {
            foreach (var field in changed)
                json[field] = wanted[field]?.DeepClone();
        });
    }
}
