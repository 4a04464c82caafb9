using Autoheal.Diagnostics;
using Autoheal.Kubernetes.Client;
using Microsoft.Extensions.Configuration;

namespace Autoheal.Kubernetes.Clusters;

/// <summary>How the configuration describes a cluster: which kubeconfig and context read it and which act, or the pod's own account, and its limits.</summary>
internal sealed class ClusterSettings
{
    public string? Kubeconfig { get; set; }

    public string? Context { get; set; }

    public string? ActingKubeconfig { get; set; }

    public string? ActingContext { get; set; }

    public bool InCluster { get; set; }

    public string? OwnNamespace { get; set; }

    public IList<string> KnownManagers { get; } = [];

    public KubernetesLimits Limits { get; } = new();

    public static ClusterSettings Read(IConfigurationSection section)
    {
        var settings = new ClusterSettings();
        section.Bind(settings);
        return settings;
    }

    /// <exception cref="AutohealException">They do not say what to connect to, or it cannot be used.</exception>
    public void Apply(string name, KubernetesOptions options)
    {
        if (InCluster == (Kubeconfig is not null || Context is not null))
        {
            throw new AutohealException(
                ErrorCodes.Configuration, $"Cluster '{name}' needs either Kubeconfig or Context or both, or InCluster: true; nothing is taken for granted.");
        }

        options.Connection = InCluster ? KubernetesConnection.InCluster() : KubernetesConnection.FromKubeconfig(Kubeconfig, Context);
        options.ActingConnection = ActingKubeconfig is null && ActingContext is null
            ? null
            : KubernetesConnection.FromKubeconfig(ActingKubeconfig ?? Kubeconfig, ActingContext);
        options.OwnNamespace = OwnNamespace ?? options.OwnNamespace;
        options.Limits = Limits;
        foreach (var manager in KnownManagers)
        {
            options.KnownManagers.Add(manager);
        }
    }
}
