namespace Autoheal.Kubernetes.Model;

/// <summary>
/// How many replicas a workload had before it was scaled to zero. The numbers stand in annotations that whoever may write the object's spec
/// may write, too: they are declared like the spec, and only whole numbers are taken.
/// </summary>
internal static class LastReplicas
{
    /// <summary>The number that the controller noted on an earlier revision, else the one that was last applied; null when neither is known.</summary>
    public static int? Find(ClusterModel model, Workload workload)
    {
        // Scaling rewrites the note on the current revision; those before it keep what they were scaled for.
        foreach (var replicaSet in workload is Deployment deployment ? model.RevisionsOf(deployment) : [])
        {
            if (replicaSet.Metadata.DesiredReplicas is > 0 and var noted)
            {
                return noted;
            }
        }

        return workload.Metadata.AppliedReplicas is > 0 and var applied ? applied : null;
    }
}
