using Autoheal.Context;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Context;

/// <summary>
/// What all namespaces of a cluster share, its DNS and the agents of its network: looked at when logs complain of names that are not found or of calls
/// without an answer, and the incident's own namespaces do not hold it.
/// </summary>
internal static class SharedParts
{
    public const string Namespace = "kube-system";

    private static readonly string[] s_suspicions = ["log.dns.not-found", "log.dns.failure", "log.connection.timeout"];

    public static IReadOnlyList<KubernetesResource> Resources { get; } =
    [
        KubernetesResources.Pods,
        KubernetesResources.Deployments,
        KubernetesResources.ReplicaSets,
        KubernetesResources.DaemonSets,
        KubernetesResources.ConfigMaps,
        KubernetesResources.Services,
        KubernetesResources.EndpointSlices,
        KubernetesResources.Events,
    ];

    public static bool AreSuspect(ClusterModel model, IncidentScope scope)
    {
        if (scope.Namespaces.Count == 0 || scope.Namespaces.Contains(Namespace))
        {
            return false;
        }

        foreach (var log in model.Logs.Values)
        {
            foreach (var sighting in log.Sightings)
            {
                if (s_suspicions.Contains(sighting.Cause.Value))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
