using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Ownership;
using Autoheal.Simulation.Api.Patching;
using Autoheal.Simulation.Api.Routing;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Resources;

/// <summary>get, create, update, patch and delete of single objects.</summary>
internal sealed class ObjectEndpoint(ObjectStore store, TimeProvider clock)
{
    private readonly ServerSideApply _apply = new(store, clock);

    public ApiResponse Get(ServedResource resource, in RequestTarget target, ApiRequest request)
    {
        ResourceVersionParameter.RefuseFuture(store, request);
        return Answer(resource, request, store.Get(resource.Kind, target.Namespace, target.Name!));
    }

    public ApiResponse Create(ServedResource resource, in RequestTarget target, ApiRequest request)
    {
        var body = RequestBody.ReadResource(request, resource, target with { Name = null });
        if (body.Object("metadata").Text("resourceVersion") is { Length: > 0 })
            throw StoreException.BadRequest("resourceVersion should not be set on objects to be created");
        resource.ConvertBack?.Invoke(body, null);
        return Answer(resource, request, store.Create(resource.Kind, body, DryRun.Read(request)), 201);
    }

    public ApiResponse Update(ServedResource resource, in RequestTarget target, ApiRequest request)
    {
        var body = RequestBody.ReadResource(request, resource, target);
        resource.ConvertBack?.Invoke(body, store.Find(resource.Kind, target.Namespace, target.Name!));
        return Answer(resource, request, store.Update(resource.Kind, body, dryRun: DryRun.Read(request)));
    }

    public ApiResponse UpdateStatus(ServedResource resource, in RequestTarget target, ApiRequest request)
    {
        var body = RequestBody.ReadResource(request, resource, target);
        return Answer(resource, request, store.UpdateStatus(resource.Kind, body, dryRun: DryRun.Read(request)));
    }

    public ApiResponse Patch(ServedResource resource, in RequestTarget target, ApiRequest request)
    {
        var dryRun = DryRun.Read(request);
        PatchDocument.RequireKnownType(request, resource.Kind);
        if (PatchDocument.IsApply(request))
            return Apply(resource, target, request, dryRun);
        if (request.Query.Flag("force"))
            throw PatchOptions(FieldError.Forbidden("force", "may not be specified for non-apply patch"));
        var current = store.Get(resource.Kind, target.Namespace, target.Name!);
        var patched = Patch(resource, current, request);
        var updated = target.Subresource == "status"
            ? store.UpdateStatus(resource.Kind, patched, dryRun: dryRun)
            : store.Update(resource.Kind, patched, dryRun: dryRun, managedFields: ChangedOwners(patched, current));
        return Answer(resource, request, updated);
    }

    public ApiResponse Delete(ServedResource resource, in RequestTarget target, ApiRequest request)
    {
        var options = DeletionBody.Read(request);
        var deleted = store.Delete(resource.Kind, target.Namespace, target.Name!, options) ?? throw StoreException.NotFound(resource.Kind, target.Name!);
        var stays = options.DryRun ? deleted.Deleting : store.Find(resource.Kind, deleted.Namespace, deleted.Name) is not null;
        // Pods and Services answer with the object even when it is gone at once.
        return stays || resource.Kind == Kinds.Pod || resource.Kind == Kinds.Service
            ? Answer(resource, request, deleted)
            : ApiResponse.Ok(StatusBody.Deleted(deleted));
    }

    private ApiResponse Apply(ServedResource resource, in RequestTarget target, ApiRequest request, bool dryRun)
    {
        if (request.Query["fieldManager"] is not { Length: > 0 } manager)
            throw PatchOptions(FieldError.Required("fieldManager", "is required for apply patch"));
        var body = RequestBody.ReadResource(request, resource, target);
        if (body.Object("metadata")!["managedFields"] is not null)
            throw StoreException.BadRequest("metadata.managedFields must be nil");
        resource.ConvertBack?.Invoke(body, null);
        var existed = store.Find(resource.Kind, target.Namespace, target.Name!) is not null;
        var applied = _apply.Apply(resource.Kind, body, new()
        {
            Manager = manager,
            Force = request.Query.Flag("force"),
            DryRun = dryRun,
            Subresource = target.Subresource,
        });
        return Answer(resource, request, applied, existed ? 200 : 201);
    }

    private static StoreException PatchOptions(FieldError cause) =>
        new(StatusReason.Invalid, $"PatchOptions.meta.k8s.io \"\" is invalid: {cause}") { Causes = [cause] };

    /// <summary>A client may rewrite who owns what, as kubectl does when it moves an object from client-side to server-side apply.</summary>
    private static JsonArray? ChangedOwners(JsonObject patched, StoredObject current) =>
        patched.Object("metadata").Array("managedFields") is { } given && !JsonNode.DeepEquals(given, current.Metadata["managedFields"])
            ? (JsonArray)given.DeepClone()
            : null;

    private static JsonObject Patch(ServedResource resource, StoredObject current, ApiRequest request)
    {
        var patched = PatchDocument.Apply(MergeSchemas.Of(current.Kind), resource.Convert?.Invoke(current) ?? current.Clone(), request);
        var metadata = patched.Object("metadata") ?? throw StoreException.BadRequest("the name of the object (metadata.name) must be provided");
        RequestBody.CheckName(metadata, current.Name);
        if (metadata.Text("namespace") != current.Namespace)
            throw StoreException.BadRequest("the namespace of the provided object does not match the namespace sent on the request");
        if (metadata.Text("uid") is { } uid && uid != current.Uid)
            throw StoreException.Invalid(current.Kind, current.Name, FieldError.Invalid("metadata.uid", uid, "field is immutable"));
        resource.ConvertBack?.Invoke(patched, current);
        return patched;
    }

    private static ApiResponse Answer(ServedResource resource, ApiRequest request, StoredObject value, int statusCode = 200)
    {
        var form = ContentNegotiation.Choose(resource, request);
        return new() { StatusCode = statusCode, ContentType = form.ContentType, Body = form.Single(value) };
    }
}
