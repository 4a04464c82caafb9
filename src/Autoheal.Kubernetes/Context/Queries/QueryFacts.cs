using System.Globalization;
using Autoheal.Context;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Context.Queries;

/// <summary>What the queries share: which objects are asked for, and how an answer becomes a fact.</summary>
internal static class QueryFacts
{
    private const int MaxFacts = 100;

    public static IEnumerable<(Pod Pod, ContainerStatus Container)> ContainersOf(ClusterModel model, IncidentContext context) => model.Pods
        .Where(pod => IsAskedFor(context, pod))
        .SelectMany(pod => pod.Containers.Select(container => (pod, container)));

    /// <summary>In the namespaces that were asked about, or anywhere when none was.</summary>
    public static bool IsAskedFor(IncidentContext context, ClusterObject item) =>
        context.Scope.Namespaces.Count == 0 || context.Scope.Namespaces.Contains(item.Namespace, StringComparer.Ordinal);

    public static Fact Of(ClusterModel model, ClusterObject item, string predicate, string value, DateTimeOffset at) => new()
    {
        Id = "",
        Subject = model.Reference(item),
        Predicate = predicate,
        Value = value,
        At = at,
        Source = "kubernetes",
        Trust = TrustLevel.Controlled,
    };

    public static IReadOnlyList<Fact> Number(IEnumerable<Fact> facts) =>
        [.. facts.Take(MaxFacts).Select((fact, index) => fact with { Id = string.Create(CultureInfo.InvariantCulture, $"Q{index + 1}") })];
}
