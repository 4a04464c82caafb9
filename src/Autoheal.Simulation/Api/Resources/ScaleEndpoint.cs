using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Patching;
using Autoheal.Simulation.Api.Routing;
using Autoheal.Simulation.Api.Selecting;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Resources;

/// <summary>The <c>scale</c> subresource: a view of a workload that shows and sets nothing but its replicas.</summary>
internal sealed class ScaleEndpoint(ObjectStore store)
{
    public ApiResponse Handle(ServedResource resource, in RequestTarget target, ApiRequest request)
    {
        var workload = store.Get(resource.Kind, target.Namespace, target.Name!);
        switch (target.Verb)
        {
            case "get":
                return Answer(ScaleOf(workload));
            case "update":
                var body = RequestBody.ReadObject(request);
                RequestBody.CheckName(body.Ensure("metadata"), workload.Name);
                return Answer(Write(workload, body, request));
            case "patch":
                return Answer(Write(workload, PatchDocument.Apply(MergeSchema.Empty, ScaleOf(workload), request), request));
            default:
                throw new StoreException(StatusReason.MethodNotAllowed, "the server does not allow this method on the requested resource") { Kind = resource.Kind };
        }
    }

    private static ApiResponse Answer(JsonObject scale) => ApiResponse.Ok(JsonSerializer.SerializeToUtf8Bytes(scale, WireJson.Options));

    private JsonObject Write(StoredObject workload, JsonObject scale, ApiRequest request)
    {
        var replicas = scale.Object("spec").Number("replicas") ?? 0;
        if (replicas < 0)
        {
            var cause = FieldError.Invalid("spec.replicas", replicas, "must be greater than or equal to 0");
            throw new StoreException(StatusReason.Invalid, $"Scale.autoscaling \"{workload.Name}\" is invalid: {cause}") { Causes = [cause] };
        }

        var updated = workload.Clone();
        updated.Ensure("spec")["replicas"] = replicas;
        var metadata = scale.Object("metadata");
        var precondition = new Precondition
        {
            Uid = metadata.Text("uid") is { Length: > 0 } uid ? uid : null,
        };
        if (metadata.Text("resourceVersion") is { Length: > 0 } version)
            updated.Ensure("metadata")["resourceVersion"] = version;
        return ScaleOf(store.Update(workload.Kind, updated, precondition, DryRun.Read(request)));
    }

    private static JsonObject ScaleOf(StoredObject workload)
    {
        var metadata = new JsonObject();
        foreach (var field in (ReadOnlySpan<string>)["name", "namespace", "uid", "resourceVersion", "creationTimestamp"])
        {
            if (workload.Metadata[field] is { } value)
                metadata[field] = value.DeepClone();
        }

        var status = new JsonObject { ["replicas"] = workload.Status.Number("replicas") ?? 0 };
        if (workload.Spec.Object("selector") is { } selector)
            status["selector"] = LabelSelector.FromObject(selector).ToString();
        var spec = new JsonObject();
        // Zero is Go's empty value, which the real server leaves out.
        if (workload.Spec.Number("replicas") is > 0 and var replicas)
            spec["replicas"] = replicas;
        return new()
        {
            ["kind"] = "Scale",
            ["apiVersion"] = "autoscaling/v1",
            ["metadata"] = metadata,
            ["spec"] = spec,
            ["status"] = status,
        };
    }
}
