using System.Text.Json;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Reads the revisions of a StatefulSet or DaemonSet out of its ControllerRevisions.</summary>
internal static class ControllerRevisions
{
    private const string HashLabel = "controller-revision-hash";

    /// <summary>How long a revision must have stood to count as working: a rollout that fails is noticed earlier.</summary>
    private static readonly TimeSpan s_longEnough = TimeSpan.FromMinutes(10);

    public static WorkloadRevisions Read(IReadOnlyList<LiveObject> revisions, LiveWorkload workload)
    {
        var newestFirst = revisions
            .Where(revision => revision.Metadata.Controller is { } owner && owner.Uid == workload.Reference.Uid)
            .OrderByDescending(Number)
            .ToArray();
        return new WorkloadRevisions([.. newestFirst.Select((revision, index) =>
            Describe(revision, index == 0 ? null : newestFirst[index - 1], workload))]);
    }

    private static WorkloadRevision Describe(LiveObject revision, LiveObject? next, LiveWorkload workload)
    {
        var described = Describe(revision, RevisionProof.None);
        var pods = workload.Pods.Where(described.IsOf).ToArray();
        var stood = next is null ? TimeSpan.Zero : next.Metadata.CreatedAt - revision.Metadata.CreatedAt;
        var troubled = pods.Any(pod => PodHealth.WorstTrouble(pod, workload.Model.At) is not null);
        var proof = pods.Any(pod => pod.Ready) ? RevisionProof.ServesNow
            : stood >= s_longEnough && !troubled ? RevisionProof.StoodLong
            : RevisionProof.None;
        return Describe(revision, proof);
    }

    private static WorkloadRevision Describe(LiveObject revision, RevisionProof proof) => new()
    {
        Number = Number(revision),
        Hash = revision.Metadata.Labels.Find(HashLabel) ?? revision.Metadata.Labels.Find("controller.kubernetes.io/hash") ?? revision.Metadata.Name,
        Proof = proof,
        Template = PodTemplates.OfControllerRevision(revision.Json) is { } template ? PodTemplates.Read(template) : PodTemplate.Empty,
        Resource = KubernetesResources.ControllerRevisions,
        Namespace = revision.Metadata.Namespace,
        Name = revision.Metadata.Name,
        Uid = revision.Metadata.Uid,
    };

    private static long Number(LiveObject revision) =>
        revision.Find("/revision") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : 0;
}
