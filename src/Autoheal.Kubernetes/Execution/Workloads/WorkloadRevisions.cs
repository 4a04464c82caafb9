using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Execution;

/// <summary>The revisions of a workload, newest first.</summary>
internal sealed class WorkloadRevisions(IReadOnlyList<WorkloadRevision> newestFirst)
{
    /// <summary>The newest; null when the workload has none.</summary>
    public WorkloadRevision? Current => newestFirst.Count == 0 ? null : newestFirst[0];

    /// <summary>The newest before the current one that is shown to have worked; null when none is.</summary>
    public WorkloadRevision? LastGood => newestFirst.Skip(1).FirstOrDefault(revision => revision.Proof != RevisionProof.None);

    public WorkloadRevision? Find(long number) => newestFirst.FirstOrDefault(revision => revision.Number == number);

    public WorkloadRevision? FindHash(string hash) => newestFirst.FirstOrDefault(revision => revision.Hash == hash);

    /// <summary>The revisions of a Deployment: its ReplicaSets.</summary>
    public static WorkloadRevisions Of(ClusterModel model, Deployment deployment)
    {
        var history = new RevisionHistory(model, deployment);
        return new WorkloadRevisions(
        [
            .. model.RevisionsOf(deployment).Select(replicaSet => new WorkloadRevision
            {
                Number = replicaSet.Metadata.Revision,
                Hash = replicaSet.TemplateHash,
                Proof = history.FindHash(replicaSet.TemplateHash)?.Proof ?? RevisionProof.None,
                Template = replicaSet.Template,
                Resource = replicaSet.Resource,
                Namespace = replicaSet.Namespace,
                Name = replicaSet.Name,
                Uid = replicaSet.Uid,
            }),
        ]);
    }
}
