using Autoheal.Simulation.Api.Forms;
using Autoheal.Simulation.Api.Routing;
using Autoheal.Simulation.Api.Selecting;
using Autoheal.Simulation.Api.Watching;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Resources;

/// <summary>list, watch and deletecollection.</summary>
internal sealed class CollectionEndpoint(ObjectStore store, WatchHub watches, ListPaging paging)
{
    public ApiResponse List(ServedResource resource, in RequestTarget target, ApiRequest request)
    {
        ResourceVersionParameter.RefuseFuture(store, request);
        RefuseUnservableExact(resource, request);
        var form = ContentNegotiation.Choose(resource, request);
        var page = paging.Page(FilterOf(resource, target, request), request);
        return new() { StatusCode = 200, ContentType = form.ContentType, Body = form.List(page) };
    }

    public ApiResponse Watch(ServedResource resource, in RequestTarget target, ApiRequest request)
    {
        var seconds = request.Query.Number("timeoutSeconds");
        var form = ContentNegotiation.Choose(resource, request);
        var subscription = watches.Open(new()
        {
            Filter = FilterOf(resource, target, request),
            Form = form,
            ResourceVersion = ResourceVersionParameter.Read(request),
            Timeout = seconds > 0 ? TimeSpan.FromSeconds(seconds.Value) : null,
            Bookmarks = request.Query.Flag("allowWatchBookmarks"),
            SendInitialEvents = request.Query.Flag("sendInitialEvents"),
        });
        return new() { StatusCode = 200, ContentType = form.ContentType, Watch = subscription };
    }

    public ApiResponse DeleteAll(ServedResource resource, in RequestTarget target, ApiRequest request)
    {
        var options = DeletionBody.Read(request);
        var filter = FilterOf(resource, target, request);
        var deleted = new List<StoredObject>();
        foreach (var candidate in store.List(resource.Kind, filter.Namespace))
        {
            if (filter.Matches(candidate) && store.Delete(resource.Kind, candidate.Namespace, candidate.Name, options) is { } gone)
                deleted.Add(gone);
        }

        return ApiResponse.Ok(resource.Form.List(new ListPage { Items = deleted, ResourceVersion = store.CurrentVersion }));
    }

    private static WatchFilter FilterOf(ServedResource resource, in RequestTarget target, ApiRequest request)
    {
        var fields = request.Query["fieldSelector"];
        // A watch on one object by its path is a watch with a selector on its name.
        if (target.Name is not null)
            fields = string.IsNullOrEmpty(fields) ? $"metadata.name={target.Name}" : $"{fields},metadata.name={target.Name}";
        return new()
        {
            Kind = resource.Kind,
            Namespace = resource.Kind.Namespaced ? target.Namespace : null,
            Labels = LabelSelector.Parse(request.Query["labelSelector"]),
            Fields = FieldSelector.Parse(resource.Kind, fields),
        };
    }

    /// <summary>Only the present is kept, so an exact past version can be served only while nothing of the kind has changed since.</summary>
    private void RefuseUnservableExact(ServedResource resource, ApiRequest request)
    {
        if (request.Query["resourceVersionMatch"] != "Exact" || ResourceVersionParameter.Read(request) is not { } version)
            return;
        foreach (var change in store.ChangesSince(version))
        {
            if (change.Kind == resource.Kind)
                throw StoreException.Expired(version, store.CurrentVersion);
        }
    }
}
