namespace Autoheal.Kubernetes.Model;

/// <summary>
/// Guesses the workload of a pod by names, where a recording left out what would prove it: for naming it to people, never for acting on it.
/// </summary>
internal static class NamedOwners
{
    /// <summary>The workload that the pod's owner reference names, directly or as that of a ReplicaSet; null when none of that name was seen.</summary>
    public static ClusterObject? Of(ClusterModel model, Pod pod)
    {
        if (pod.Metadata.Controller is not { } claim)
        {
            return null;
        }

        return claim.Kind switch
        {
            "ReplicaSet" when !model.ReplicaSets.Find(pod.Namespace, claim.Name).IsFound && claim.Name.LastIndexOf('-') is var cut and > 0 =>
                model.Deployments.Find(pod.Namespace, claim.Name[..cut]).Value,
            "StatefulSet" when claim.Uid.Length == 0 => model.StatefulSets.Find(pod.Namespace, claim.Name).Value,
            "DaemonSet" when claim.Uid.Length == 0 => model.DaemonSets.Find(pod.Namespace, claim.Name).Value,
            "Job" when claim.Uid.Length == 0 => model.Jobs.Find(pod.Namespace, claim.Name).Value,
            _ => null,
        };
    }
}
