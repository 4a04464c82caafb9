using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Routing;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Discovery;

/// <summary>The documents under <c>/api</c> and <c>/apis</c> that tell clients what is served.</summary>
internal sealed class DiscoveryDocuments(ResourceCatalogue catalogue)
{
    private static readonly string[] s_objectVerbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];
    private static readonly string[] s_subresourceVerbs = ["get", "patch", "update"];
    private static readonly string[] s_create = ["create"];

    private static readonly (string Group, string Resource, string Kind)[] s_reviews =
    [
        ("authentication.k8s.io", "selfsubjectreviews", "SelfSubjectReview"),
        ("authentication.k8s.io", "tokenreviews", "TokenReview"),
        ("authorization.k8s.io", "localsubjectaccessreviews", "LocalSubjectAccessReview"),
        ("authorization.k8s.io", "selfsubjectaccessreviews", "SelfSubjectAccessReview"),
        ("authorization.k8s.io", "selfsubjectrulesreviews", "SelfSubjectRulesReview"),
        ("authorization.k8s.io", "subjectaccessreviews", "SubjectAccessReview"),
    ];

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

    private static JsonObject CoreVersions() => new()
    {
        ["kind"] = "APIVersions",
        ["versions"] = new JsonArray("v1"),
        ["serverAddressByClientCIDRs"] = new JsonArray(),
    };

    private JsonObject GroupList()
    {
        var groups = new JsonArray();
        foreach (var group in Groups())
            groups.Add((JsonNode)DescribeGroup(group));
        return new() { ["kind"] = "APIGroupList", ["apiVersion"] = "v1", ["groups"] = groups };
    }

    private JsonObject? GroupNamed(string group)
    {
        if (!Groups().Contains(group))
            return null;
        var described = DescribeGroup(group);
        described.Insert(0, "kind", "APIGroup");
        described.Insert(1, "apiVersion", "v1");
        return described;
    }

    private List<string> Groups()
    {
        var groups = new List<string>();
        foreach (var resource in catalogue.All)
        {
            if (resource.Group.Length > 0 && !groups.Contains(resource.Group))
                groups.Add(resource.Group);
        }

        foreach (var review in s_reviews)
        {
            if (!groups.Contains(review.Group))
                groups.Add(review.Group);
        }

        return groups;
    }

    private List<string> VersionsOf(string group)
    {
        var versions = new List<string>();
        foreach (var resource in catalogue.All)
        {
            if (resource.Group == group && !versions.Contains(resource.Version))
                versions.Add(resource.Version);
        }

        return versions.Count > 0 ? versions : ["v1"];
    }

    private JsonObject DescribeGroup(string group)
    {
        var versions = new JsonArray();
        foreach (var version in VersionsOf(group))
            versions.Add((JsonNode)Describe(version));
        return new() { ["name"] = group, ["versions"] = versions, ["preferredVersion"] = Describe(VersionsOf(group)[0]) };

        JsonObject Describe(string version) => new() { ["groupVersion"] = $"{group}/{version}", ["version"] = version };
    }

    private JsonObject? ResourceList(string group, string version)
    {
        var resources = new JsonArray();
        foreach (var resource in catalogue.All)
        {
            if (resource.Group == group && resource.Version == version)
                AddResource(resources, resource);
        }

        foreach (var review in s_reviews)
        {
            if (review.Group == group && version == "v1")
                resources.Add((JsonNode)Entry(review.Resource, review.Resource[..^1], namespaced: review.Resource.StartsWith("local", StringComparison.Ordinal), review.Kind, s_create));
        }

        if (resources.Count == 0)
            return null;
        var groupVersion = group.Length == 0 ? version : $"{group}/{version}";
        return new() { ["kind"] = "APIResourceList", ["apiVersion"] = "v1", ["groupVersion"] = groupVersion, ["resources"] = resources };
    }

    private static void AddResource(JsonArray resources, ServedResource resource)
    {
        var kind = resource.Kind;
        var entry = Entry(kind.Plural, kind.Singular, kind.Namespaced, kind.Kind, s_objectVerbs);
        if (kind.ShortNames.Count > 0)
            entry["shortNames"] = ToArray(kind.ShortNames);
        if (kind.Categories.Count > 0)
            entry["categories"] = ToArray(kind.Categories);
        resources.Add((JsonNode)entry);
        foreach (var subresource in SubresourcesOf(resource))
        {
            var listed = Entry($"{kind.Plural}/{subresource.Name}", "", kind.Namespaced, subresource.Kind, subresource.Verbs);
            if (subresource.Version.Length > 0)
            {
                listed["group"] = subresource.Group;
                listed["version"] = subresource.Version;
            }

            resources.Add((JsonNode)listed);
        }
    }

    private static IEnumerable<ServedSubresource> SubresourcesOf(ServedResource resource)
    {
        var kind = resource.Kind;
        if (kind.HasScale)
            yield return new("scale", "Scale", s_subresourceVerbs, "autoscaling", "v1");
        if (kind.HasStatus)
            yield return new("status", kind.Kind, s_subresourceVerbs);
        if (kind == Kinds.ServiceAccount)
            yield return new("token", "TokenRequest", s_create, "authentication.k8s.io", "v1");
        if (kind != Kinds.Pod)
            yield break;
        yield return new("binding", "Binding", s_create);
        yield return new("eviction", "Eviction", s_create, "policy", "v1");
        yield return new("log", "Pod", ["get"]);
    }

    private static JsonObject Entry(string name, string singular, bool namespaced, string kind, string[] verbs) => new()
    {
        ["name"] = name,
        ["singularName"] = singular,
        ["namespaced"] = namespaced,
        ["kind"] = kind,
        ["verbs"] = ToArray(verbs),
    };

    private static JsonArray ToArray(IReadOnlyList<string> values)
    {
        var array = new JsonArray();
        foreach (var value in values)
            array.Add((JsonNode)value);
        return array;
    }
}
