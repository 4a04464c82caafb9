using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Metrics;
using Autoheal.Simulation.Api.Routing;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Discovery;

/// <summary>Everything that is not a resource: discovery, OpenAPI, version and health.</summary>
internal sealed class PlainPaths(ResourceCatalogue catalogue, MetricsEndpoint metrics)
{
    private readonly DiscoveryDocuments _discovery = new(new(catalogue, metrics));
    private readonly AggregatedDiscovery _aggregated = new(new(catalogue, metrics));
    private readonly OpenApiV2 _openApiV2 = new(catalogue);
    private readonly OpenApiDocuments _openApi = new(catalogue);

    public ApiResponse Handle(ApiRequest request)
    {
        if (request.Method is not ("GET" or "HEAD"))
            throw new StoreException(StatusReason.MethodNotAllowed, "the server does not allow this method on the requested resource") { EmptyDetails = true };
        return request.Path.TrimEnd('/') switch
        {
            "/healthz" or "/livez" or "/readyz" => Health(request),
            "/version" => Json(ClusterVersion.ToJson()),
            OpenApiV2.Path => new() { StatusCode = 200, ContentType = OpenApiV2.ContentType, Body = _openApiV2.Write() },
            var path when AggregatedDiscovery.AskedVersion(request.Accept) is { } version && _aggregated.Find(path, version) is { } document =>
                Json(document, AggregatedDiscovery.ContentType(version)),
            var path when _discovery.Find(path) is { } document => Json(document),
            var path when _openApi.Find(path) is { } document => Json(document),
            var path when path.StartsWith("/api", StringComparison.Ordinal) => throw ResourceCatalogue.UnknownResource(),
            _ => ApiResponse.Text("404 page not found\n", 404),
        };
    }

    private static ApiResponse Health(ApiRequest request) =>
        ApiResponse.Text(request.Query.Flag("verbose") ? $"[+]ping ok\n[+]etcd ok\n{request.Path[1..]} check passed\n" : "ok");

    private static ApiResponse Json(JsonObject document, string contentType = ApiResponse.Json) =>
        new() { StatusCode = 200, ContentType = contentType, Body = JsonSerializer.SerializeToUtf8Bytes(document, WireJson.Options) };
}
