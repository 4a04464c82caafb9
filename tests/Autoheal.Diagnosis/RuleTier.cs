using Autoheal.Context;
using Autoheal.Diagnosis.Manifests;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Client;
using Autoheal.Reasoning;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Diagnosis;

/// <summary>The whole rule tier as a host composes it, over one case after the other. Thread-safe: each caller has a case of its own.</summary>
internal sealed class RuleTier
{
    private readonly ServiceProvider _services;
    private readonly CurrentCluster _current = new();

    /// <param name="without">Rules that are left out, by type.</param>
    public RuleTier(params IReadOnlyList<Type> without)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(new StandingClock());
        services.AddSingleton<IKubernetesReader>(_current);
        services.AddSingleton<IClusterIdentity>(_current);
        services.AddSingleton<IContextCollector>(_current);
        services.AddAutoheal().AddKubernetes(kubernetes =>
            kubernetes.Connection = KubernetesConnection.FromHandler(new UnusedHandler(), new Uri("https://case.invalid/")));
        foreach (var rule in services.Where(service => service.ServiceType == typeof(IDiagnosticRule) && without.Contains(service.ImplementationType)).ToArray())
        {
            services.Remove(rule);
        }

        _services = services.BuildServiceProvider();
    }

    public static RuleTier Whole { get; } = new();

    public IReadOnlyList<IDiagnosticRule> Rules => [.. _services.GetServices<IDiagnosticRule>()];

    public async Task<Reasoning.Diagnosis> DiagnoseAsync(CaseCluster cluster, IReadOnlyList<ResourceRef>? nominated = null, bool isMeasured = false)
    {
        _current.Cluster = cluster;
        return (await _services.GetRequiredService<IncidentPreview>().DiagnoseAsync(Scope(cluster, nominated) with { Measured = isMeasured })).Diagnosis;
    }

    /// <summary>What every rule gets to see.</summary>
    public async Task<IncidentContext> CollectAsync(CaseCluster cluster, IReadOnlyList<ResourceRef>? nominated = null)
    {
        _current.Cluster = cluster;
        return await _services.GetRequiredService<ContextCollection>().CollectAsync(Scope(cluster, nominated), CancellationToken.None);
    }

    private static IncidentScope Scope(CaseCluster cluster, IReadOnlyList<ResourceRef>? nominated) =>
        new() { Namespaces = cluster.Namespaces, Resources = nominated ?? [] };

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => CaseCluster.Now;
    }

    private sealed class UnusedHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("A case is read, not asked.");
    }

    private sealed class CurrentCluster : IKubernetesReader, IClusterIdentity, ICustomResourceDirectory, IContextCollector
    {
        private readonly AsyncLocal<CaseCluster> _cluster = new();

        public CaseCluster Cluster
        {
            get => _cluster.Value ?? throw new InvalidOperationException("No case is being diagnosed.");
            set => _cluster.Value = value;
        }

        string IContextCollector.Name => "metrics of the case";

        public ValueTask CollectAsync(IncidentScope scope, ContextBuilder context, CancellationToken cancellationToken)
        {
            if (MetricManifests.Read(Cluster.Objects) is { Series.Count: > 0 } metrics)
            {
                context.SetFeature(metrics);
            }

            return ValueTask.CompletedTask;
        }

        public ValueTask<string> GetClusterIdAsync(CancellationToken cancellationToken = default) => Cluster.GetClusterIdAsync(cancellationToken);

        public ValueTask<KubernetesPayload?> GetAsync(
            KubernetesResource resource, string @namespace, string name, CancellationToken cancellationToken = default) =>
            Cluster.GetAsync(resource, @namespace, name, cancellationToken);

        public IAsyncEnumerable<KubernetesPayload> ListAsync(
            KubernetesResource resource, string @namespace, KubernetesListOptions? options = null, CancellationToken cancellationToken = default) =>
            Cluster.ListAsync(resource, @namespace, options, cancellationToken);

        public ValueTask<IReadOnlyList<KubernetesResource>> ListCustomAsync(CancellationToken cancellationToken) => Cluster.ListCustomAsync(cancellationToken);

        public ValueTask<ReadOnlyMemory<byte>?> ReadLogAsync(PodLogRequest request, CancellationToken cancellationToken = default) =>
            Cluster.ReadLogAsync(request, cancellationToken);
    }
}
