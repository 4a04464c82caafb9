using Autoheal.Catalogue;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Deletes a pod that ran to its end long ago and still counts against a quota or holds an address.</summary>
internal sealed class DeleteFinishedPodAction(LivePodReader pods, GuardedRemoval removal, HumanHands hands)
    : RemovalAction(removal, RemovalKind.Delete)
{
    private static readonly TimeSpan s_longEnough = TimeSpan.FromHours(1);

    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = ActionNames.DeleteFinishedPod,
        Version = 1,
        Description = "Deletes one pod that ended an hour ago or longer.",
        Risk = ActionRisk.Low,
        Reversibility = Reversibility.Irreversible,
        Idempotency = IdempotencyStrategy.UidPrecondition,
        TargetKinds = ["Pod"],
        ReadPermissions = [.. Permissions.ListWorkloads, Permissions.Of("", "pods", "get")],
        WritePermissions = [Permissions.Of("", "pods", "delete")],
        Preconditions =
        [
            "the pod has ended, an hour ago or longer",
            "no finalizer holds it: no Job still counts it",
        ],
        GuardedFields = ["/metadata/ownerReferences", "/metadata/finalizers", "/metadata/deletionTimestamp", "/spec/restartPolicy"],
        NoCompensationReason = "the pod had ended; its logs are lost with it",
    };

    protected override async ValueTask<ActionPreparation> WorkOutAsync(PreparationRequest request, CancellationToken cancellationToken)
    {
        var (live, refusal) = await pods.ReadAsync(request, [], cancellationToken);
        return live is null ? refusal! : Check(live) ?? Compose(live);
    }

    private static RefusedAction? Check(LivePod live)
    {
        if (!live.Pod.Finished)
        {
            return Refusals.Because("not-finished", $"{live.Pod} has not ended.");
        }

        if (live.Object.HasFinalizers)
        {
            return Refusals.Because("finalizer", $"A finalizer holds {live.Pod}: something has to be cleaned up first.");
        }

        return live.Model.At - EndedAt(live) < s_longEnough
            ? Refusals.Because("too-fresh", $"{live.Pod} ended less than an hour ago; somebody may still want its logs.")
            : null;
    }

    /// <summary>When the last container ended; when the pod was made if that is not recorded, as for evicted pods.</summary>
    private static DateTimeOffset EndedAt(LivePod live)
    {
        var latest = live.Pod.Metadata.CreatedAt;
        var count = live.Object.Items("/status/containerStatuses").Count();
        for (var i = 0; i < count; i++)
        {
            latest = live.Object.Time($"/status/containerStatuses/{i}/state/terminated/finishedAt") is { } end && end > latest ? end : latest;
        }

        return latest;
    }

    private ActionPreparation Compose(LivePod live) => new ReadyAction
    {
        Summary = Summaries.Shorten($"delete-finished-pod {live.Pod.Name} ({live.Pod.Phase})"),
        Before = CaptureBefore(live.Object),
        After = NothingAfter(live.Object),
        Changes = ChangesOf(live.Object),
        BlastRadius = new BlastRadius { Pods = 1, ServicePods = 1, Namespaces = [live.Pod.Namespace] },
        Compensation = Undo.None(Descriptor.NoCompensationReason!),
        Effect = [ExpectedOutcome.Gone(live.Object.Reference)],
        Harm = [ExpectedOutcome.MoreTroubled(live.Object.Reference, live.Model, live.Pod.Namespace)],
        TargetUnhealthy = live.Pod.Phase == "Failed",
        LastChangeByPerson = hands.LastChange(live.Object.Metadata),
    };
}
