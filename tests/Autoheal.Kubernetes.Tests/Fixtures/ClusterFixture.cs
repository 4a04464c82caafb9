using System.Text.Json.Nodes;
using Autoheal.Context;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Context;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Tests.Fixtures;

/// <summary>A cluster written down as the JSON that an API server would answer with.</summary>
internal sealed class ClusterFixture
{
    public const string ClusterId = "cluster-1";
    public const string Namespace = "checkout";

    private readonly Dictionary<KubernetesResource, JsonArray> _items = [];
    private readonly Dictionary<string, CoverageState> _coverage = [];
    private readonly Dictionary<(string Pod, string Container), LogSummary> _logs = [];
    private readonly List<MetricSeries> _series = [];

    public static DateTimeOffset Now { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public ClusterFixture Add(KubernetesResource resource, JsonObject item)
    {
        if (!_items.TryGetValue(resource, out var items))
        {
            _items[resource] = items = [];
        }

        items.Add(item);
        return this;
    }

    public ClusterFixture See(string kind, CoverageState state)
    {
        _coverage[kind] = state;
        return this;
    }

    public ClusterFixture Log(string pod, string container, params LogSignature[] signatures)
    {
        _logs[(pod, container)] = new LogSummary { Signatures = signatures, LinesRead = 10 };
        return this;
    }

    public IEnumerable<JsonObject> Items(KubernetesResource resource) => _items.TryGetValue(resource, out var items) ? items.OfType<JsonObject>() : [];

    public JsonObject Item(KubernetesResource resource, string name) => Items(resource).Single(item => item["metadata"]!["name"]!.ToString() == name);

    public byte[] List(KubernetesResource resource) => System.Text.Encoding.UTF8.GetBytes(new JsonObject
    {
        ["kind"] = resource.Kind + "List",
        ["apiVersion"] = resource.ApiVersion,
        ["metadata"] = new JsonObject { ["resourceVersion"] = "100" },
        ["items"] = _items.TryGetValue(resource, out var items) ? items.DeepClone() : new JsonArray(),
    }.ToJsonString());

    public ClusterModel Build()
    {
        var builder = new ClusterModelBuilder(ClusterId, Now);
        foreach (var resource in AllResources)
        {
            builder.AddList(resource, List(resource));
            builder.AddCoverage(new CoverageEntry
            {
                Kind = resource.Kind,
                Namespace = resource.Namespaced ? Namespace : "",
                State = _coverage.GetValueOrDefault(resource.Kind, CoverageState.Complete),
                At = Now,
            });
        }

        var model = builder.Build();
        return model.WithLogs(_logs.ToDictionary(
            entry => (model.Pods.Find(Namespace, entry.Key.Pod).Value!, entry.Key.Container), entry => entry.Value));
    }

    public ClusterFixture Measure(params MetricSeries[] series)
    {
        _series.AddRange(series);
        return this;
    }

    public IncidentContext Context(params Autoheal.Incidents.ResourceRef[] nominated)
    {
        var model = Build();
        var context = new ContextBuilder();
        foreach (var entry in model.Coverage)
        {
            context.AddCoverage(entry);
        }

        context.SetFeature(model);
        context.SetFeature<IObjectRelations>(new ClusterRelations(model));
        context.SetFeature(new MetricSet(_series));
        return context.Build(new IncidentScope { Namespaces = [Namespace], Resources = nominated }, Now);
    }

    private static IEnumerable<KubernetesResource> AllResources { get; } = [.. ModelKinds.All.Values.Select(kind => kind.Resource)];
}
