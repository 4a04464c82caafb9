using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Routing;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Discovery;

/// <summary>Everything that is not a resource: discovery, OpenAPI, version and health.</summary>
internal sealed class PlainPaths(ResourceCatalogue catalogue)
{
    private readonly DiscoveryDocuments _discovery = new(catalogue);
    private readonly OpenApiDocuments _openApi = new(catalogue);

    public ApiResponse Handle(ApiRequest request)
    {
        if (request.Method is not ("GET" or "HEAD"))
            throw new StoreException(StatusReason.MethodNotAllowed, "the server does not allow this method on the requested resource") { EmptyDetails = true };
        return request.Path.TrimEnd('/') switch
        {
            "/healthz" or "/livez" or "/readyz" => Health(request),
            "/version" => Json(ClusterVersion.ToJson()),
            var path when _discovery.Find(path) is { } document => Json(document),
            var path when _openApi.Find(path) is { } document => Json(document),
            var path when path.StartsWith("/api", StringComparison.Ordinal) => throw ResourceCatalogue.UnknownResource(),
            _ => ApiResponse.Text("404 page not found\n", 404),
        };
    }

    private static ApiResponse Health(ApiRequest request) =>
        ApiResponse.Text(request.Query.Flag("verbose") ? $"[+]ping ok\n[+]etcd ok\n{request.Path[1..]} check passed\n" : "ok");

    private static ApiResponse Json(JsonObject document) => ApiResponse.Ok(JsonSerializer.SerializeToUtf8Bytes(document, WireJson.Options));
}
