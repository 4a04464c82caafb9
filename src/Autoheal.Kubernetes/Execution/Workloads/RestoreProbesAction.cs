using System.Text.Json;
using Autoheal.Catalogue;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Sets probes, and the hooks that go with them, to those of an earlier revision, and leaves the rest of the template as it is.</summary>
internal sealed class RestoreProbesAction(
    LiveWorkloadReader workloads, RevisionTemplates templates, GuardedPatch patch, HumanHands hands)
    : RevisionAction(workloads, templates, patch, hands)
{
    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = ActionNames.RestoreProbes,
        Version = 1,
        Description = "Sets a workload's probes and lifecycle hooks to those of an earlier revision that worked.",
        Risk = ActionRisk.Medium,
        Reversibility = Reversibility.Exact,
        Idempotency = IdempotencyStrategy.GuardedWrite,
        TargetKinds = ["Deployment", "StatefulSet", "DaemonSet"],
        Parameters = [RevisionParameter("The revision whose probes are taken over; the newest that worked when left out.")],
        ReadPermissions = Permissions.ReadRevisions,
        WritePermissions = Permissions.PatchWorkloads,
        Preconditions =
        [
            "the workload rolls changes out by itself: not paused, not OnDelete, not partitioned",
            "the revision is shown to have worked and has other probes",
            "no GitOps tool and no controller owns the workload",
        ],
        GuardedFields = Guarded,
        WrittenFields = [PodTemplates.Pointer],
    };

    protected override RestoredTemplate Restore(JsonElement current, JsonElement old) => ContainerParts.Restore(current, old, "livenessProbe", "readinessProbe", "startupProbe", "lifecycle");

    protected override string Summarize(LiveWorkload live, WorkloadRevision revision, RestoredTemplate restored) =>
        $"restore-probes {live.Name}: {string.Join(", ", restored.Parts)} as in revision {revision.Number}";

    protected override string SummarizeUndo(LiveWorkload live) => "puts the probes back as they were";
}
