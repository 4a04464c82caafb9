using System.Text.Json;
using Autoheal.Catalogue;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Puts the whole template of an earlier revision back.</summary>
internal sealed class RolloutUndoAction(
    LiveWorkloadReader workloads, RevisionTemplates templates, GuardedPatch patch, HumanHands hands)
    : RevisionAction(workloads, templates, patch, hands)
{
    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = ActionNames.RolloutUndo,
        Version = 1,
        Description = "Puts the pod template of an earlier revision of a Deployment, StatefulSet or DaemonSet back.",
        Risk = ActionRisk.Medium,
        Reversibility = Reversibility.Exact,
        Idempotency = IdempotencyStrategy.GuardedWrite,
        TargetKinds = ["Deployment", "StatefulSet", "DaemonSet"],
        Parameters =
        [
            RevisionParameter("The revision to go back to; the newest that worked when left out."),
            new()
            {
                Name = ActionNames.TemplateHash,
                Description = "The pod-template-hash of the revision to go back to.",
                Required = false,
                MaxLength = 63,
            },
        ],
        ReadPermissions = Permissions.ReadRevisions,
        WritePermissions = Permissions.PatchWorkloads,
        Preconditions =
        [
            "the workload rolls changes out by itself: not paused, not OnDelete, not partitioned",
            "the revision is shown to have worked",
            "the ConfigMaps and keys that it references exist",
            "no GitOps tool and no controller owns the workload",
        ],
        GuardedFields = Guarded,
        WrittenFields = [PodTemplates.Pointer],
    };

    protected override RestoredTemplate Restore(JsonElement current, JsonElement old) => new(old, ["template"]);

    protected override string Summarize(LiveWorkload live, WorkloadRevision revision, RestoredTemplate restored) =>
        $"rollout-undo {live.Name} → template {revision.Hash} (revision {revision.Number})";

    protected override string SummarizeUndo(LiveWorkload live) => live.Revisions.Current is { } current
        ? $"puts the template of revision {current.Number} ({current.Hash}) back"
        : "puts the template back as it was";

    protected override int CountPods(LiveWorkload live, WorkloadRevision revision) => live.CountPods(except: revision);

    protected override string Kubectl(LiveWorkload live, WorkloadRevision revision) =>
        $"kubectl -n {live.Namespace} rollout undo {live.KubectlName()} --to-revision={revision.Number}";
}
