using System.Net;
using Autoheal.Catalogue;
using Autoheal.Cli.Output;
using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Context;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Cli.Clusters;

/// <summary>Autoheal over one cluster, for looking only: no host runs, nothing is recorded, and nothing can be executed.</summary>
internal sealed class ClusterSession : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private ClusterSession(ServiceProvider services) => _services = services;

    public IActionCatalogue Catalogue => _services.GetRequiredService<IActionCatalogue>();

    /// <param name="source">The cluster.</param>
    /// <param name="scope">Its namespaces count as allowed, so that the decision says what else stands in the way.</param>
    /// <param name="output">Where is said which files of a recording could not be read.</param>
    /// <param name="metrics">The metrics that rules may look at; null when there are none.</param>
    public static ClusterSession Open(ClusterSource source, IncidentScope scope, CommandOutput output, MetricSet? metrics = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        if (metrics is not null)
        {
            services.AddSingleton<IContextCollector>(new MetricCollector(metrics));
        }

        if (source.Recording is { } recording)
        {
            services.AddSingleton(recording.Clock);
            foreach (var unreadable in recording.Unreadable)
            {
                output.Note($"autoheal: {unreadable}");
            }
        }

        services.AddAutoheal()
            .AddKubernetes(kubernetes =>
            {
                kubernetes.Connection = source.Connection;
                kubernetes.Recording = source.Recording;
            })
            .ConfigurePolicy(policy =>
            {
                foreach (var @namespace in scope.Namespaces)
                {
                    policy.AllowedNamespaces.Add(@namespace);
                }
            });
        return new ClusterSession(services.BuildServiceProvider());
    }

    /// <summary>Diagnoses what the scope names.</summary>
    /// <exception cref="ToolException">The scope names something that does not exist: no trouble there would be no news.</exception>
    public async Task<PreviewedDiagnosis> DiagnoseAsync(IncidentScope scope, CancellationToken cancellationToken)
    {
        foreach (var @namespace in scope.Namespaces)
        {
            await RequireAsync(KubernetesResources.Namespaces, "", @namespace, cancellationToken);
        }

        foreach (var @object in scope.Resources)
        {
            if (ResourceOf(@object) is { } resource)
            {
                await RequireAsync(resource, @object.Namespace, @object.Name, cancellationToken);
            }
        }

        return ScopedDiagnosis.Narrow(await Preview.DiagnoseAsync(scope, cancellationToken));
    }

    /// <summary>Plans what the diagnosis suggests, and asks policy.</summary>
    public Task<PreviewedPlan> PlanAsync(PreviewedDiagnosis diagnosed, CancellationToken cancellationToken) =>
        Preview.PlanAsync(diagnosed, cancellationToken).AsTask();

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private IncidentPreview Preview => _services.GetRequiredService<IncidentPreview>();

    private async Task RequireAsync(KubernetesResource resource, string @namespace, string name, CancellationToken cancellationToken)
    {
        try
        {
            if (await _services.GetRequiredService<IKubernetesReader>().GetAsync(resource, @namespace, name, cancellationToken) is null)
            {
                var where = @namespace.Length == 0 ? "" : $" in namespace '{@namespace}'";
                throw ToolException.BadInput($"the cluster has no {resource.Kind} '{name}'{where}");
            }
        }
        catch (Exception e) when (e is NotRecordedException or KubernetesApiException { StatusCode: HttpStatusCode.Forbidden })
        {
            // Whoever may not read it may still read what is in it; coverage says what was not seen.
        }
    }

    private static KubernetesResource? ResourceOf(ResourceRef @object) => @object.Kind switch
    {
        "Deployment" => KubernetesResources.Deployments,
        "ReplicaSet" => KubernetesResources.ReplicaSets,
        "Pod" => KubernetesResources.Pods,
        "Service" => KubernetesResources.Services,
        "ConfigMap" => KubernetesResources.ConfigMaps,
        "Node" => KubernetesResources.Nodes,
        _ => null,
    };
}
