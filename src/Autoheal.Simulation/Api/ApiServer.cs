using System.Text.Json;
using Autoheal.Simulation.Api.Access;
using Autoheal.Simulation.Api.Definitions;
using Autoheal.Simulation.Api.Discovery;
using Autoheal.Simulation.Api.Metrics;
using Autoheal.Simulation.Api.Resources;
using Autoheal.Simulation.Api.Routing;
using Autoheal.Simulation.Api.Watching;
using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Outside;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api;

/// <summary>
/// The API server as a pure handler: authenticates, authorises, routes, answers, and writes the audit log. Refusals are
/// <c>Status</c> bodies; an exception that leaves <see cref="Handle"/> is a defect of the simulation.
/// </summary>
internal sealed class ApiServer
{
    private readonly ObjectStore _store;
    private readonly TimeProvider _clock;
    private readonly Authenticator _authenticator;
    private readonly ClusterAuthorizer _authorizer;
    private readonly AuditLog _audit;
    private readonly ResourceCatalogue _catalogue;
    private readonly PlainPaths _plainPaths;
    private readonly MetricsEndpoint _metrics;
    private readonly AccessReviews _reviews;
    private readonly ObjectEndpoint _objects;
    private readonly CollectionEndpoint _collections;
    private readonly Subresources _subresources;

    public ApiServer(ObjectStore store, TimeProvider clock, ClusterAccess access, AuditLog audit)
    {
        _store = store;
        _clock = clock;
        Tokens = new ServiceAccountTokens(store, clock, access.AdminToken);
        _authenticator = new(access, Tokens);
        _authorizer = new(access, store);
        _ = new RoleAggregation(store);
        _audit = audit;
        Watches = new(store, clock);
        _catalogue = new(clock);
        _metrics = new(store, clock, () => Usage);
        _plainPaths = new(_catalogue, _metrics);
        _ = new CustomResources(store, _catalogue, clock);
        _reviews = new(_authorizer, _authenticator);
        _objects = new(store, clock);
        _collections = new(store, Watches, Paging = new(store));
        _subresources = new(store, clock, _objects, Tokens, () => Logs);
    }

    /// <summary>The tokens of service accounts.</summary>
    public ServiceAccountTokens Tokens { get; }

    /// <summary>Where <c>pods/log</c> reads; the kubelets put themselves here.</summary>
    public IContainerLogs Logs { get; set; } = new NoContainerLogs();

    /// <summary>What <c>metrics.k8s.io</c> shows; the kubelets put themselves here. Null for a cluster without kubelets.</summary>
    public IContainerUsage? Usage { get; set; }

    /// <summary>Answers what is asked below <see cref="OutsideConditions.Root"/>; null for a server alone.</summary>
    public Func<ApiRequest, ApiResponse>? Outside { get; set; }

    public WatchHub Watches { get; }

    public ListPaging Paging { get; }

    public ApiResponse Handle(ApiRequest request)
    {
        var target = RequestTarget.Parse(request);
        UserIdentity? user = null;
        ApiResponse response;
        try
        {
            user = _authenticator.Authenticate(request.BearerToken);
            user = Impersonation.Resolve(user, request, _authorizer);
            Authorize(user, target);
            using (_store.As(FieldManagerOf(request)))
                response = Dispatch(user, target, request);
        }
        catch (StoreException refusal)
        {
            response = StatusBody.Respond(refusal);
        }

        Record(user, target, request, response);
        return response;
    }

    private void Authorize(UserIdentity user, in RequestTarget target)
    {
        var attributes = AccessAttributes.Of(user, target);
        var decision = _authorizer.Decide(attributes);
        if (decision.Allowed)
            return;
        var denial = decision.Reason is null ? attributes.Denial() : $"{attributes.Denial()}: {decision.Reason}";
        if (!target.IsResource)
            throw new StoreException(StatusReason.Forbidden, $"forbidden: {denial}") { EmptyDetails = true };
        var subject = target.Name is null ? Qualified(target) : $"{Qualified(target)} \"{target.Name}\"";
        throw new StoreException(StatusReason.Forbidden, $"{subject} is forbidden: {denial}")
        {
            Name = target.Name,
            Kind = _catalogue.Find(target)?.Kind,
        };
    }

    private static string Qualified(in RequestTarget target) =>
        target.Group.Length == 0 ? target.Resource : $"{target.Resource}.{target.Group}";

    private ApiResponse Dispatch(UserIdentity user, in RequestTarget target, ApiRequest request)
    {
        if (!target.IsResource)
            return OutsideConditions.Covers(request.Path) && Outside is not null ? Outside(request) : _plainPaths.Handle(request);
        if (target.Verb == "create" && AccessReviews.Covers(target.Group, target.Resource))
            return ApiResponse.Ok(JsonSerializer.SerializeToUtf8Bytes(_reviews.Answer(target.Resource, user, RequestBody.ReadObject(request)), WireJson.Options), 201);
        if (target.Group == MetricsEndpoint.Group)
            return _metrics.Handle(target, request);
        var resource = _catalogue.Get(target);
        // A path with a namespace for a kind without one, or the other way round for a single object, names nothing.
        if (!resource.Kind.Namespaced && target.Namespace is not null && resource.Kind != Kinds.Namespace)
            throw ResourceCatalogue.UnknownResource();
        if (resource.Kind.Namespaced && target.Namespace is null && (target.Name is not null || target.Verb is "create"))
            throw ResourceCatalogue.UnknownResource();
        if (target.Subresource is not null)
            return _subresources.Handle(resource, target, request);
        return target.Verb switch
        {
            "get" => _objects.Get(resource, target, request),
            "list" => _collections.List(resource, target, request),
            "watch" => _collections.Watch(resource, target, request),
            "create" when target.Name is null => _objects.Create(resource, target, request),
            "update" when target.Name is not null => _objects.Update(resource, target, request),
            "patch" when target.Name is not null => _objects.Patch(resource, target, request),
            "delete" => _objects.Delete(resource, target, request),
            "deletecollection" => _collections.DeleteAll(resource, target, request),
            _ => throw Subresources.MethodNotAllowed(resource.Kind),
        };
    }

    private static string FieldManagerOf(ApiRequest request)
    {
        if (request.Query["fieldManager"] is { Length: > 0 } manager)
            return manager;
        var agent = request.UserAgent ?? "";
        var slash = agent.IndexOf('/', StringComparison.Ordinal);
        var name = slash < 0 ? agent : agent[..slash];
        return name.Length == 0 ? "unknown" : name;
    }

    private void Record(UserIdentity? user, in RequestTarget target, ApiRequest request, ApiResponse response) => _audit.Add(new()
    {
        At = _clock.GetUtcNow(),
        User = user?.Name ?? "",
        Verb = target.Verb,
        Path = request.Path,
        Group = target.Group ?? "",
        Resource = target.IsResource ? target.Resource : null,
        Namespace = target.Namespace,
        Name = target.Name,
        Subresource = target.Subresource,
        DryRun = request.Query["dryRun"] == "All",
        Status = response.StatusCode,
        UserAgent = request.UserAgent,
    });
}
