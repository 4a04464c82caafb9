using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Routing;

namespace Autoheal.Simulation.Api.Discovery;

/// <summary>
/// The minimal <c>/openapi/v3</c>: which operations exist and which parameters they take, without schemas. kubectl reads it before it applies,
/// creates or edits, to see that the server validates fields itself.
/// </summary>
internal sealed class OpenApiDocuments(ResourceCatalogue catalogue)
{
    private const string Root = "/openapi/v3";

    private static readonly string[] s_patchTypes =
        ["application/json-patch+json", "application/merge-patch+json", "application/strategic-merge-patch+json"];

    private static readonly string[] s_writeParameters = ["dryRun", "fieldManager", "fieldValidation"];

    /// <summary>The document at the path, or null when there is none.</summary>
    public JsonObject? Find(string path)
    {
        if (path == Root)
            return Index();
        return path.StartsWith(Root + "/", StringComparison.Ordinal) ? GroupVersion(path[(Root.Length + 1)..]) : null;
    }

    private JsonObject Index()
    {
        var paths = new JsonObject();
        foreach (var resource in catalogue.All)
        {
            var place = PlaceOf(resource);
            paths[place] ??= new JsonObject { ["serverRelativeURL"] = $"{Root}/{place}?hash={ClusterVersion.GitVersion}" };
        }

        return new() { ["paths"] = paths };
    }

    private JsonObject? GroupVersion(string place)
    {
        var paths = new JsonObject();
        foreach (var resource in catalogue.All)
        {
            if (PlaceOf(resource) == place)
                AddPaths(paths, place, resource);
        }

        if (paths.Count == 0)
            return null;
        return new()
        {
            ["openapi"] = "3.0.0",
            ["info"] = new JsonObject { ["title"] = "Kubernetes", ["version"] = ClusterVersion.GitVersion },
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = new JsonObject() },
        };
    }

    private static void AddPaths(JsonObject paths, string place, ServedResource resource)
    {
        var collection = resource.Kind.Namespaced ? $"/{place}/namespaces/{{namespace}}/{resource.Kind.Plural}" : $"/{place}/{resource.Kind.Plural}";
        paths[collection] = new JsonObject { ["post"] = Operation(resource, "post", ["application/json"]) };
        paths[collection + "/{name}"] = new JsonObject
        {
            ["put"] = Operation(resource, "put", ["application/json"]),
            ["patch"] = Operation(resource, "patch", s_patchTypes),
        };
    }

    private static JsonObject Operation(ServedResource resource, string action, string[] contentTypes)
    {
        var parameters = new JsonArray();
        foreach (var name in s_writeParameters)
        {
            parameters.Add((JsonNode)new JsonObject
            {
                ["name"] = name,
                ["in"] = "query",
                ["schema"] = new JsonObject { ["type"] = "string", ["uniqueItems"] = true },
            });
        }

        var content = new JsonObject();
        foreach (var type in contentTypes)
            content[type] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "object" } };
        return new()
        {
            ["parameters"] = parameters,
            ["requestBody"] = new JsonObject { ["content"] = content, ["required"] = true },
            ["responses"] = new JsonObject { ["200"] = new JsonObject { ["description"] = "OK" } },
            ["x-kubernetes-action"] = action,
            ["x-kubernetes-group-version-kind"] = new JsonObject
            {
                ["group"] = resource.Group,
                ["version"] = resource.Version,
                ["kind"] = resource.Kind.Kind,
            },
        };
    }

    private static string PlaceOf(ServedResource resource) =>
        resource.Group.Length == 0 ? $"api/{resource.Version}" : $"apis/{resource.Group}/{resource.Version}";
}
