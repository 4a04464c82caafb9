using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Access;
using Autoheal.Simulation.Api.Routing;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Resources;

/// <summary>Routes requests for subresources.</summary>
internal sealed class Subresources(ObjectStore store, TimeProvider clock, ObjectEndpoint objects, ServiceAccountTokens tokens, Func<IContainerLogs> logs)
{
    private readonly ScaleEndpoint _scale = new(store);
    private readonly LogEndpoint _log = new(store, clock, logs);
    private readonly EvictionEndpoint _eviction = new(store, clock);

    public static StoreException MethodNotAllowed(ObjectKind kind) =>
        new(StatusReason.MethodNotAllowed, "the server does not allow this method on the requested resource") { Kind = kind };

    public ApiResponse Handle(ServedResource resource, in RequestTarget target, ApiRequest request) => (target.Subresource, target.Verb) switch
    {
        ("status", "get") when resource.Kind.HasStatus => objects.Get(resource, target, request),
        ("status", "update") when resource.Kind.HasStatus => objects.UpdateStatus(resource, target, request),
        ("status", "patch") when resource.Kind.HasStatus => objects.Patch(resource, target, request),
        ("scale", _) when resource.Kind.HasScale => _scale.Handle(resource, target, request),
        ("log", "get") when resource.Kind == Kinds.Pod => _log.Read(target.Namespace, target.Name!, request),
        ("eviction", "create") when resource.Kind == Kinds.Pod => _eviction.Evict(target.Namespace, target.Name!, request),
        ("binding", "create") when resource.Kind == Kinds.Pod => Bind(target, request),
        ("token", "create") when resource.Kind == Kinds.ServiceAccount => Created(tokens.Issue(target.Namespace!, target.Name!, RequestBody.ReadObject(request))),
        ("exec" or "attach" or "portforward" or "proxy", _) when resource.Kind == Kinds.Pod => throw Unsupported(target.Subresource),
        ("status" or "scale" or "log" or "eviction", _) => throw MethodNotAllowed(resource.Kind),
        _ => throw ResourceCatalogue.UnknownResource(),
    };

    private ApiResponse Bind(in RequestTarget target, ApiRequest request)
    {
        var binding = RequestBody.ReadObject(request);
        if (binding.Text("target", "name") is not { Length: > 0 } node)
            throw StoreException.Invalid(Kinds.Pod, target.Name!, FieldError.Required("target.name"));
        if (!DryRun.Read(request))
        {
            store.Bind(store.Get(Kinds.Pod, target.Namespace, target.Name!), node, new JsonObject
            {
                ["type"] = "PodScheduled",
                ["status"] = "True",
                ["lastProbeTime"] = null,
                ["lastTransitionTime"] = KubernetesTime.Format(clock.GetUtcNow()),
            });
        }

        return ApiResponse.Ok(StatusBody.Success(201), 201);
    }

    private static ApiResponse Created(JsonObject document) => ApiResponse.Ok(JsonSerializer.SerializeToUtf8Bytes(document, WireJson.Options), 201);

    private static StoreException Unsupported(string subresource) =>
        StoreException.BadRequest($"{subresource} is not available: the containers of this cluster are simulated");
}
