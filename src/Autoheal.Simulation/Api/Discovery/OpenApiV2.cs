using Autoheal.Simulation.Api.Protobuf;
using Autoheal.Simulation.Api.Routing;

namespace Autoheal.Simulation.Api.Discovery;

/// <summary>
/// The minimal <c>/openapi/v2</c>, in the protobuf form in which older kubectls ask for it: no schemas, so that they validate nothing themselves, and
/// the patch operations with their <c>dryRun</c> parameter, without which they refuse <c>--dry-run=server</c>.
/// </summary>
internal sealed class OpenApiV2(ResourceCatalogue catalogue)
{
    public const string Path = "/openapi/v2";
    public const string ContentType = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";

    // Field numbers of the OpenAPI v2 messages.
    private const int Swagger = 1;
    private const int Information = 2;
    private const int Paths = 8;

    public byte[] Write()
    {
        var paths = new ProtobufWriter();
        foreach (var resource in catalogue.All)
            paths.Message(2, new ProtobufWriter().Text(1, PathOf(resource)).Message(2, new ProtobufWriter().Message(8, PatchOf(resource))));
        return new ProtobufWriter()
            .Text(Swagger, "2.0")
            .Message(Information, new ProtobufWriter().Text(1, "Kubernetes").Text(2, ClusterVersion.GitVersion))
            .Message(Paths, paths)
            .ToArray();
    }

    private static string PathOf(ServedResource resource)
    {
        var root = resource.Group.Length == 0 ? $"/api/{resource.Version}" : $"/apis/{resource.ApiVersion}";
        return resource.Kind.Namespaced ? $"{root}/namespaces/{{namespace}}/{resource.Kind.Plural}/{{name}}" : $"{root}/{resource.Kind.Plural}/{{name}}";
    }

    private static ProtobufWriter PatchOf(ServedResource resource)
    {
        var query = new ProtobufWriter().Text(2, "query").Text(4, "dryRun").Text(6, "string");
        var parameter = new ProtobufWriter().Message(2, new ProtobufWriter().Message(3, query));
        var kind = $"group: \"{resource.Group}\"\nkind: {resource.Kind.Kind}\nversion: {resource.Version}\n";
        return new ProtobufWriter()
            .Message(8, new ProtobufWriter().Message(1, parameter))
            .Message(13, new ProtobufWriter().Text(1, "x-kubernetes-group-version-kind").Message(2, new ProtobufWriter().Text(2, kind)));
    }
}
