using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Workloads;

/// <summary>Objects whose deletion was asked for and that stay because of a finalizer.</summary>
internal static class StuckObject
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    public static IEnumerable<ClusterObject> All(ClusterModel model)
    {
        IReadOnlyList<IReadOnlyList<ClusterObject>> kinds =
        [
            model.Pods, model.Claims, model.Volumes, model.Services, model.Deployments, model.StatefulSets, model.DaemonSets, model.Jobs, model.CronJobs,
            model.ConfigMaps, model.Ingresses, model.VolumeAttachments, .. model.CustomObjects,
        ];
        foreach (var kind in kinds)
        {
            for (var i = 0; i < kind.Count; i++)
            {
                if (kind[i] is { Metadata: { DeletedAt: { } since, Finalizers.Count: > 0 } } item && model.At - since > s_patience && !WaitsRightly(model, item))
                {
                    yield return item;
                }
            }
        }
    }

    /// <summary>The finalizer that is named for it: the first that the cluster itself does not manage.</summary>
    public static string FinalizerOf(ClusterObject item) =>
        item.Metadata.Finalizers.FirstOrDefault(finalizer => finalizer.Contains('.') && !finalizer.StartsWith("kubernetes.io/", StringComparison.Ordinal)) ?? item.Metadata.Finalizers[0];

    // What is in use stays until it is not; what waits for its dependents is not the one that is stuck.
    private static bool WaitsRightly(ClusterModel model, ClusterObject item) => item.Metadata.Finalizers is [var only] && (item switch
    {
        PersistentVolumeClaim claim => only == "kubernetes.io/pvc-protection" && model.PodsMounting(claim.Namespace, claim.Name).Count > 0,
        PersistentVolume volume => only == "kubernetes.io/pv-protection" && volume.Phase == "Bound",
        _ => false,
    } || only is "foregroundDeletion" or "orphan");
}
