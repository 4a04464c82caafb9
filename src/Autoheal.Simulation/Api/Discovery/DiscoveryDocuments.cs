using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Api.Discovery;

/// <summary>The documents under <c>/api</c> and <c>/apis</c>, one for each group and version, that tell clients what is served.</summary>
internal sealed class DiscoveryDocuments(DiscoveredGroups groups)
{
    /// <summary>The document at the path, or null when there is none.</summary>
    public JsonObject? Find(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            ["api"] => CoreVersions(),
            ["api", var version] => ResourceList("", version),
            ["apis"] => GroupList(),
            ["apis", var group] => GroupNamed(group),
            ["apis", var group, var version] => ResourceList(group, version),
            _ => null,
        };
    }

    public static JsonArray ToArray(IReadOnlyList<string> values)
    {
        var array = new JsonArray();
        foreach (var value in values)
            array.Add((JsonNode)value);
        return array;
    }

    private static JsonObject CoreVersions() => new()
    {
        ["kind"] = "APIVersions",
        ["versions"] = new JsonArray("v1"),
        ["serverAddressByClientCIDRs"] = new JsonArray(),
    };

    private JsonObject GroupList()
    {
        var list = new JsonArray();
        foreach (var group in groups.Names().Where(name => name.Length > 0))
            list.Add((JsonNode)DescribeGroup(group, groups.VersionsOf(group)));
        return new() { ["kind"] = "APIGroupList", ["apiVersion"] = "v1", ["groups"] = list };
    }

    private JsonObject? GroupNamed(string group)
    {
        if (groups.VersionsOf(group) is not { Count: > 0 } versions)
            return null;
        var described = DescribeGroup(group, versions);
        described.Insert(0, "kind", "APIGroup");
        described.Insert(1, "apiVersion", "v1");
        return described;
    }

    private static JsonObject DescribeGroup(string group, IReadOnlyList<string> versions)
    {
        var described = new JsonArray();
        foreach (var version in versions)
            described.Add((JsonNode)Describe(version));
        return new() { ["name"] = group, ["versions"] = described, ["preferredVersion"] = Describe(versions[0]) };

        JsonObject Describe(string version) => new() { ["groupVersion"] = $"{group}/{version}", ["version"] = version };
    }

    private JsonObject? ResourceList(string group, string version)
    {
        var resources = new JsonArray();
        foreach (var resource in groups.ResourcesOf(group, version))
            AddResource(resources, resource);
        if (resources.Count == 0)
            return null;
        var groupVersion = group.Length == 0 ? version : $"{group}/{version}";
        return new() { ["kind"] = "APIResourceList", ["apiVersion"] = "v1", ["groupVersion"] = groupVersion, ["resources"] = resources };
    }

    private static void AddResource(JsonArray resources, DiscoveredResource resource)
    {
        var entry = Entry(resource.Name, resource.Singular, resource.Namespaced, resource.Kind, resource.Verbs);
        if (resource.ShortNames.Count > 0)
            entry["shortNames"] = ToArray(resource.ShortNames);
        if (resource.Categories.Count > 0)
            entry["categories"] = ToArray(resource.Categories);
        resources.Add((JsonNode)entry);
        foreach (var subresource in resource.Subresources)
        {
            var listed = Entry($"{resource.Name}/{subresource.Name}", "", resource.Namespaced, subresource.Kind, subresource.Verbs);
            if (subresource.Version.Length > 0)
            {
                listed["group"] = subresource.Group;
                listed["version"] = subresource.Version;
            }

            resources.Add((JsonNode)listed);
        }
    }

    private static JsonObject Entry(string name, string singular, bool namespaced, string kind, IReadOnlyList<string> verbs) => new()
    {
        ["name"] = name,
        ["singularName"] = singular,
        ["namespaced"] = namespaced,
        ["kind"] = kind,
        ["verbs"] = ToArray(verbs),
    };
}
