using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Api.Discovery;

/// <summary>The whole of discovery in one document, which newer clients ask for at <c>/api</c> and <c>/apis</c>.</summary>
internal sealed class AggregatedDiscovery(DiscoveredGroups groups)
{
    private const string Group = "apidiscovery.k8s.io";

    /// <summary>The version that the Accept header asks for; null when it wants the plain documents.</summary>
    public static string? AskedVersion(string? accept)
    {
        if (accept is null || !accept.Contains("as=APIGroupDiscoveryList", StringComparison.Ordinal))
            return null;
        return accept.Contains($"g={Group};v=v2;", StringComparison.Ordinal) ? "v2" : accept.Contains("v=v2beta1", StringComparison.Ordinal) ? "v2beta1" : null;
    }

    public static string ContentType(string version) => $"application/json;g={Group};v={version};as=APIGroupDiscoveryList";

    /// <summary>The document at the path, or null when it has none.</summary>
    public JsonObject? Find(string path, string version)
    {
        if (path is not ("/api" or "/apis"))
            return null;
        var items = new JsonArray();
        foreach (var name in groups.Names().Where(name => (name.Length == 0) == (path == "/api")))
            items.Add((JsonNode)Describe(name));
        return new() { ["kind"] = "APIGroupDiscoveryList", ["apiVersion"] = $"{Group}/{version}", ["metadata"] = new JsonObject(), ["items"] = items };
    }

    private JsonObject Describe(string group)
    {
        var versions = new JsonArray();
        foreach (var version in groups.VersionsOf(group))
        {
            var resources = new JsonArray();
            foreach (var resource in groups.ResourcesOf(group, version))
                resources.Add((JsonNode)Describe(resource, group, version));
            versions.Add((JsonNode)new JsonObject { ["version"] = version, ["resources"] = resources, ["freshness"] = "Current" });
        }

        var metadata = new JsonObject { ["creationTimestamp"] = null };
        if (group.Length > 0)
            metadata.Insert(0, "name", group);
        return new() { ["metadata"] = metadata, ["versions"] = versions };
    }

    private static JsonObject Describe(DiscoveredResource resource, string group, string version)
    {
        var described = new JsonObject
        {
            ["resource"] = resource.Name,
            ["responseKind"] = KindOf(group, version, resource.Kind),
            ["scope"] = resource.Namespaced ? "Namespaced" : "Cluster",
            ["singularResource"] = resource.Singular,
            ["verbs"] = DiscoveryDocuments.ToArray(resource.Verbs),
        };
        if (resource.ShortNames.Count > 0)
            described["shortNames"] = DiscoveryDocuments.ToArray(resource.ShortNames);
        if (resource.Categories.Count > 0)
            described["categories"] = DiscoveryDocuments.ToArray(resource.Categories);
        if (resource.Subresources.Count == 0)
            return described;
        var subresources = new JsonArray();
        foreach (var subresource in resource.Subresources)
        {
            subresources.Add((JsonNode)new JsonObject
            {
                ["subresource"] = subresource.Name,
                ["responseKind"] = subresource.Version.Length > 0 ? KindOf(subresource.Group, subresource.Version, subresource.Kind) : KindOf(group, version, subresource.Kind),
                ["verbs"] = DiscoveryDocuments.ToArray(subresource.Verbs),
            });
        }

        described["subresources"] = subresources;
        return described;
    }

    private static JsonObject KindOf(string group, string version, string kind) => new() { ["group"] = group, ["version"] = version, ["kind"] = kind };
}
