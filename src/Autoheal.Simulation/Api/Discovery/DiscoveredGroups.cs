using Autoheal.Simulation.Api.Metrics;
using Autoheal.Simulation.Api.Routing;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Discovery;

/// <summary>What the server serves, as discovery tells it: groups by priority, versions by preference, resources by name.</summary>
internal sealed class DiscoveredGroups(ResourceCatalogue catalogue, MetricsEndpoint metrics)
{
    private static readonly string[] s_objectVerbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];
    private static readonly string[] s_viewVerbs = ["get", "list"];
    private static readonly string[] s_subresourceVerbs = ["get", "patch", "update"];
    private static readonly string[] s_create = ["create"];

    private static readonly string[] s_priority =
    [
        "", "apps", "events.k8s.io", "authentication.k8s.io", "authorization.k8s.io", "autoscaling", "batch", "networking.k8s.io", "policy",
        "rbac.authorization.k8s.io", "storage.k8s.io", "admissionregistration.k8s.io", "apiextensions.k8s.io", "scheduling.k8s.io", "coordination.k8s.io",
        "discovery.k8s.io",
    ];

    private static readonly (string Group, string Resource, string Kind)[] s_reviews =
    [
        ("authentication.k8s.io", "selfsubjectreviews", "SelfSubjectReview"),
        ("authentication.k8s.io", "tokenreviews", "TokenReview"),
        ("authorization.k8s.io", "localsubjectaccessreviews", "LocalSubjectAccessReview"),
        ("authorization.k8s.io", "selfsubjectaccessreviews", "SelfSubjectAccessReview"),
        ("authorization.k8s.io", "selfsubjectrulesreviews", "SelfSubjectRulesReview"),
        ("authorization.k8s.io", "subjectaccessreviews", "SubjectAccessReview"),
    ];

    /// <summary>The groups; the core group, whose name is empty, comes first.</summary>
    public IReadOnlyList<string> Names()
    {
        var names = new List<string>(s_priority);
        foreach (var resource in catalogue.All)
        {
            if (!names.Contains(resource.Group))
                names.Add(resource.Group);
        }

        if (metrics.IsInstalled)
            names.Add(MetricsEndpoint.Group);
        return names;
    }

    /// <summary>The versions of a group, the preferred one first; empty when there is no such group.</summary>
    public IReadOnlyList<string> VersionsOf(string group)
    {
        if (group == MetricsEndpoint.Group && metrics.IsInstalled)
            return [MetricsEndpoint.Version];
        var versions = new List<string>();
        foreach (var resource in catalogue.All)
        {
            if (resource.Group == group && !versions.Contains(resource.Version))
                versions.Add(resource.Version);
        }

        return versions.Count == 0 && s_reviews.Any(review => review.Group == group) ? ["v1"] : versions;
    }

    /// <summary>The resources of a group at a version, by name.</summary>
    public IReadOnlyList<DiscoveredResource> ResourcesOf(string group, string version)
    {
        var found = new List<DiscoveredResource>();
        foreach (var resource in catalogue.All)
        {
            if (resource.Group == group && resource.Version == version)
                found.Add(Describe(resource));
        }

        foreach (var review in s_reviews)
        {
            if (review.Group == group && version == "v1")
                found.Add(new(review.Resource, review.Kind, s_create) { Singular = review.Resource[..^1], Namespaced = review.Resource.StartsWith("local", StringComparison.Ordinal) });
        }

        if (group == MetricsEndpoint.Group && version == MetricsEndpoint.Version && metrics.IsInstalled)
        {
            found.Add(new("nodes", "NodeMetrics", s_viewVerbs));
            found.Add(new("pods", "PodMetrics", s_viewVerbs) { Namespaced = true });
        }

        found.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return found;
    }

    private static DiscoveredResource Describe(ServedResource resource)
    {
        var kind = resource.Kind;
        return new(kind.Plural, kind.Kind, s_objectVerbs)
        {
            Singular = kind.Singular,
            Namespaced = kind.Namespaced,
            ShortNames = kind.ShortNames,
            Categories = kind.Categories,
            Subresources = [.. SubresourcesOf(kind)],
        };
    }

    private static IEnumerable<ServedSubresource> SubresourcesOf(ObjectKind kind)
    {
        if (kind == Kinds.Pod)
        {
            yield return new("attach", "PodAttachOptions", ["create", "get"]);
            yield return new("binding", "Binding", s_create);
            yield return new("eviction", "Eviction", s_create, "policy", "v1");
            yield return new("exec", "PodExecOptions", ["create", "get"]);
            yield return new("log", "Pod", ["get"]);
            yield return new("portforward", "PodPortForwardOptions", ["create", "get"]);
        }

        if (kind.HasScale)
            yield return new("scale", "Scale", s_subresourceVerbs, "autoscaling", "v1");
        if (kind.HasStatus)
            yield return new("status", kind.Kind, s_subresourceVerbs);
        if (kind == Kinds.ServiceAccount)
            yield return new("token", "TokenRequest", s_create, "authentication.k8s.io", "v1");
    }
}
