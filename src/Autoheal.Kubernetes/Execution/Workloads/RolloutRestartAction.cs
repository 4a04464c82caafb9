using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Catalogue;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Replaces all pods of a workload by its own rollout, as <c>kubectl rollout restart</c> does: paced by its strategy.</summary>
internal sealed class RolloutRestartAction(LiveWorkloadReader workloads, GuardedPatch patch, HumanHands hands)
    : WorkloadAction(workloads, patch, hands)
{
    private const string Annotation = "kubectl.kubernetes.io/restartedAt";

    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = ActionNames.RolloutRestart,
        Version = 1,
        Description = "Replaces all pods of a Deployment, StatefulSet or DaemonSet, as many at a time as its strategy allows.",
        Risk = ActionRisk.Medium,
        Reversibility = Reversibility.SelfHealing,
        Idempotency = IdempotencyStrategy.GuardedWrite,
        TargetKinds = ["Deployment", "StatefulSet", "DaemonSet"],
        Parameters =
        [
            new()
            {
                Name = ActionNames.At,
                Description = "The time that is noted as that of the restart, RFC 3339; the same time restarts only once.",
                MaxLength = 40,
            },
        ],
        ReadPermissions = Permissions.ReadWorkload,
        WritePermissions = Permissions.PatchWorkloads,
        Preconditions =
        [
            "the workload rolls changes out by itself: not paused, not OnDelete, not partitioned",
            "it wants at least one replica",
            "the time is later than that of the last restart",
            "no GitOps tool and no controller owns the workload",
        ],
        GuardedFields = ["/spec/paused", "/spec/updateStrategy", PodTemplates.Pointer],
        WrittenFields = [PodTemplates.Pointer],
        NoCompensationReason = "new pods are the same as the old ones were when they began; there is nothing to go back to",
    };

    protected override RefusedAction? CheckParameters(PreparationRequest request) => TryReadTime(request, out _)
        ? null
        : Refusals.Because("parameters", $"'{ActionNames.At}' must be a time such as 2026-03-01T12:00:00Z.");

    protected override ValueTask<ActionPreparation> WorkOutAsync(
        PreparationRequest request, LiveWorkload live, CancellationToken cancellationToken) => ValueTask.FromResult(WorkOut(request, live));

    private ActionPreparation WorkOut(PreparationRequest request, LiveWorkload live)
    {
        if (live.FindHeldRollout() is { } held)
        {
            return held;
        }

        if (live.Counts.Wanted == 0)
        {
            return Refusals.Because("no-replicas", $"{live.Reference} has no pods to replace.");
        }

        TryReadTime(request, out var at);
        return Restarted(live, at) is { } template
            ? Ready(request, live, Change(live, template))
            : Refusals.Because("already-restarted", "It was restarted at that time, or later.");
    }

    private WorkloadChange Change(LiveWorkload live, JsonElement template) =>
        WorkloadChange.OfTemplate(live, template, $"rollout-restart {live.Name} ({Model.Counts.Pods(live.CountPods())})", "") with
        {
            Compensation = Undo.None(Descriptor.NoCompensationReason!),
            Kubectl = $"kubectl -n {live.Namespace} rollout restart {live.KubectlName()}",
        };

    private static bool TryReadTime(PreparationRequest request, out DateTimeOffset at) =>
        TryReadTime(request.Proposal.Parameters.GetValueOrDefault(ActionNames.At), out at);

    private static bool TryReadTime(string? text, out DateTimeOffset at) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out at);

    /// <summary>The template with the time noted; null when that time, or a later one, stands there already.</summary>
    private static JsonElement? Restarted(LiveWorkload live, DateTimeOffset at)
    {
        if (live.Object.Find(PodTemplates.Pointer) is not { } found || JsonPointers.Node(found) is not JsonObject template)
        {
            return null;
        }

        var annotations = Child(Child(template, "metadata"), "annotations");
        if (TryReadTime(annotations[Annotation]?.ToString(), out var last) && last >= at)
        {
            return null;
        }

        annotations[Annotation] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return JsonSerializer.SerializeToElement(template);
    }

    private static JsonObject Child(JsonObject parent, string name)
    {
        if (parent[name] is JsonObject child)
        {
            return child;
        }

        parent[name] = child = [];
        return child;
    }
}
