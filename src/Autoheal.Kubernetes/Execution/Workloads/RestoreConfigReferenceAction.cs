using System.Text.Json;
using Autoheal.Catalogue;

namespace Autoheal.Kubernetes.Execution;

/// <summary>
/// Points the places of a template that name ConfigMaps back to what an earlier revision named there, and leaves everything else (the image
/// above all) as it is.
/// </summary>
internal sealed class RestoreConfigReferenceAction(
    LiveWorkloadReader workloads, RevisionTemplates templates, GuardedPatch patch, HumanHands hands)
    : RevisionAction(workloads, templates, patch, hands)
{
    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = ActionNames.RestoreConfigReference,
        Version = 1,
        Description = "Points a workload's references to ConfigMaps back to those of an earlier revision.",
        Risk = ActionRisk.Medium,
        Reversibility = Reversibility.Exact,
        Idempotency = IdempotencyStrategy.GuardedWrite,
        TargetKinds = ["Deployment", "StatefulSet", "DaemonSet"],
        Parameters = [RevisionParameter("The revision whose references are restored.", required: true)],
        ReadPermissions = Permissions.ReadRevisions,
        WritePermissions = Permissions.PatchWorkloads,
        Preconditions =
        [
            "the workload rolls changes out by itself: not paused, not OnDelete, not partitioned",
            "the revision names another ConfigMap or key in the same place",
            "the ConfigMaps and keys that the template would then reference exist",
            "no GitOps tool and no controller owns the workload",
        ],
        GuardedFields = Guarded,
        WrittenFields = [PodTemplates.Pointer],
    };

    protected override bool DemandsProof => false;

    protected override RestoredTemplate Restore(JsonElement current, JsonElement old) => ConfigReferenceRestorer.Restore(current, old);

    protected override string Summarize(LiveWorkload live, WorkloadRevision revision, RestoredTemplate restored) =>
        $"restore-config-reference {live.Name} → {string.Join(", ", restored.Parts)} (as in revision {revision.Number})";

    protected override string SummarizeUndo(LiveWorkload live) => "puts the references back as they were";
}
