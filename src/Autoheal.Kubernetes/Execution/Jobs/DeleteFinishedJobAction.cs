using Autoheal.Catalogue;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Deletes a Job that ended long ago, and with it its pods, which still count against quotas.</summary>
internal sealed class DeleteFinishedJobAction(LiveTargetReader targets, GuardedRemoval removal, HumanHands hands)
    : RemovalAction(removal, RemovalKind.Delete)
{
    private static readonly TimeSpan s_longEnough = TimeSpan.FromHours(1);

    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = ActionNames.DeleteFinishedJob,
        Version = 1,
        Description = "Deletes one Job that ended an hour ago or longer, and its pods.",
        Risk = ActionRisk.Low,
        Reversibility = Reversibility.Irreversible,
        Idempotency = IdempotencyStrategy.UidPrecondition,
        TargetKinds = ["Job"],
        ReadPermissions = [Permissions.IdentifyCluster, Permissions.Of("batch", "jobs", "get"), Permissions.Of("", "pods", "list")],
        WritePermissions = [Permissions.Of("batch", "jobs", "delete")],
        Preconditions =
        [
            "the Job is complete or failed for an hour or longer, and has no time to live by which the cluster deletes it itself",
            "no finalizer holds it, and no GitOps tool owns it",
        ],
        GuardedFields =
        [
            "/metadata/ownerReferences", "/metadata/finalizers", "/metadata/deletionTimestamp", "/spec/suspend", "/spec/ttlSecondsAfterFinished", "/spec/selector",
        ],
        NoCompensationReason = "the Job had ended; its record and the logs of its pods are lost with it",
    };

    protected override async ValueTask<ActionPreparation> WorkOutAsync(PreparationRequest request, CancellationToken cancellationToken)
    {
        var (live, refusal) = await targets.ReadAsync(request, Descriptor, [], controllerMayOwn: true, cancellationToken);
        return live is null ? refusal! : Check(live) ?? Compose(live);
    }

    private static RefusedAction? Check(LiveTarget live)
    {
        if (JobEnd.Find(live.Object) is not { } ended)
        {
            return Refusals.Because("not-finished", $"{live.Reference} has not ended.");
        }

        if (live.Object.HasFinalizers)
        {
            return Refusals.Because("finalizer", $"A finalizer holds {live.Reference}: something has to be cleaned up first.");
        }

        if (live.Object.Number("/spec/ttlSecondsAfterFinished") is not null)
        {
            return Refusals.Because("has-ttl", $"{live.Reference} has a time to live: the cluster deletes it by itself.");
        }

        return live.Model.At - ended < s_longEnough
            ? Refusals.Because("too-fresh", $"{live.Reference} ended less than an hour ago; somebody may still want its logs.")
            : null;
    }

    private ActionPreparation Compose(LiveTarget live)
    {
        var pods = live.Model.Pods.Count(pod => pod.Metadata.Controller?.Uid == live.Reference.Uid);
        return new ReadyAction
        {
            Summary = Summaries.Shorten($"delete-finished-job {live.Name}"),
            Before = CaptureBefore(live.Object),
            After = NothingAfter(live.Object),
            Changes = ChangesOf(live.Object),
            BlastRadius = new BlastRadius { Pods = pods, ServicePods = Math.Max(1, pods), Namespaces = [live.Namespace] },
            Compensation = Undo.None(Descriptor.NoCompensationReason!),
            Effect = [ExpectedOutcome.Gone(live.Reference)],
            Harm = [ExpectedOutcome.MoreTroubled(live.Reference, live.Model, live.Namespace)],
            TargetUnhealthy = live.Object.Condition("Failed"),
            LastChangeByPerson = hands.LastChange(live.Object.Metadata),
        };
    }
}
