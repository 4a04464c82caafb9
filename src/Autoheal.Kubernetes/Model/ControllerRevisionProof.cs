namespace Autoheal.Kubernetes.Model;

/// <summary>Finds which revision of a StatefulSet or DaemonSet is shown to have worked: pods of it serve, or it stood for long.</summary>
internal static class ControllerRevisionProof
{
    private static readonly TimeSpan s_longEnough = TimeSpan.FromMinutes(10);

    /// <summary>The newest revision before the current one that worked; null when none is shown to have.</summary>
    /// <param name="model">What was seen.</param>
    /// <param name="workload">The StatefulSet or DaemonSet.</param>
    /// <param name="revisions">Its revisions, newest first.</param>
    public static GoodRevision? FindGood(ClusterModel model, Workload workload, IReadOnlyList<ControllerRevision> revisions)
    {
        for (var i = 1; i < revisions.Count; i++)
        {
            var revision = revisions[i];
            var serving = CountServing(model, workload, revision);
            var stood = revisions[i - 1].Metadata.CreatedAt - revision.Metadata.CreatedAt;
            if (serving > 0 || (stood >= s_longEnough && !HasTrouble(model, workload, revision)))
            {
                return new GoodRevision
                {
                    Object = revision,
                    Number = revision.Number,
                    Template = revision.Template,
                    Proof = serving > 0 ? RevisionProof.ServesNow : RevisionProof.StoodLong,
                    Stood = stood > TimeSpan.Zero ? stood : TimeSpan.Zero,
                    Serving = serving,
                };
            }
        }

        return null;
    }

    /// <summary>Whether a pod is of a revision: a StatefulSet's pods bear its name, a DaemonSet's the end of it.</summary>
    public static bool IsOf(Pod pod, ControllerRevision revision) =>
        pod.Metadata.Labels.Find("controller-revision-hash") is { Length: > 0 } hash
        && (revision.Name == hash || (revision.Name.Length > hash.Length && revision.Name.EndsWith("-" + hash, StringComparison.Ordinal)));

    /// <summary>The pods of a revision that serve.</summary>
    public static int CountServing(ClusterModel model, Workload workload, ControllerRevision revision)
    {
        var count = 0;
        foreach (var pod in model.PodsOf(workload))
        {
            count += pod.Ready && IsOf(pod, revision) ? 1 : 0;
        }

        return count;
    }

    private static bool HasTrouble(ClusterModel model, Workload workload, ControllerRevision revision)
    {
        foreach (var trouble in model.TroublesOf(workload))
        {
            if (IsOf(trouble.Pod, revision))
            {
                return true;
            }
        }

        return false;
    }
}
