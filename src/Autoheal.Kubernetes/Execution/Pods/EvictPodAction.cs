using Autoheal.Catalogue;
using Autoheal.Kubernetes.Client;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Evicts one pod, so that its workload makes another. Never a delete: only evictions ask the disruption budgets.</summary>
internal sealed class EvictPodAction(LivePodReader pods, GuardedRemoval removal, HumanHands hands) : RemovalAction(removal, RemovalKind.Evict)
{
    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = ActionNames.EvictPod,
        Version = 1,
        Description = "Evicts one pod of a workload within its disruption budgets; its controller makes a new one.",
        Risk = ActionRisk.Low,
        Reversibility = Reversibility.SelfHealing,
        Idempotency = IdempotencyStrategy.UidPrecondition,
        TargetKinds = ["Pod"],
        ReadPermissions =
        [
            .. Permissions.ReadWorkload, Permissions.Of("", "pods", "get"), Permissions.Of("policy", "poddisruptionbudgets", "list"),
        ],
        WritePermissions = [Permissions.Of("", "pods/eviction", "create")],
        Preconditions =
        [
            "a Deployment, StatefulSet or DaemonSet really manages the pod",
            "the pod is not going away already and no finalizer holds it",
            "the disruption budgets allow an eviction",
        ],
        GuardedFields = Evictability.Guarded,
        NoCompensationReason = "the workload's controller makes a new pod; the evicted one cannot come back",
    };

    protected override async ValueTask<ActionPreparation> WorkOutAsync(PreparationRequest request, CancellationToken cancellationToken)
    {
        var (live, refusal) = await pods.ReadAsync(request, [KubernetesResources.PodDisruptionBudgets], cancellationToken);
        return live is null ? refusal! : Evictability.FindObstacle(live) ?? Compose(request, live);
    }

    private ActionPreparation Compose(PreparationRequest request, LivePod live)
    {
        var owner = live.Owner!;
        return new ReadyAction
        {
            Summary = Summaries.Shorten($"evict-pod {live.Pod.Name}"),
            Before = CaptureBefore(live.Object),
            After = NothingAfter(live.Object),
            Changes = ChangesOf(live.Object),
            BlastRadius = new BlastRadius { Pods = 1, ServicePods = Math.Max(1, owner.Counts.Wanted), Namespaces = [owner.Namespace] },
            Compensation = Undo.None(Descriptor.NoCompensationReason!),
            Effect = ExpectedOutcome.Effect(request, owner),
            Harm = ExpectedOutcome.Harm(owner),
            TargetUnhealthy = live.IsUnhealthy(),
            LastChangeByPerson = hands.LastChange(live.Object.Metadata, owner.Object.Metadata),
            EffectDeadline = ExpectedOutcome.Deadline(owner.Counts.Wanted),
        };
    }
}
