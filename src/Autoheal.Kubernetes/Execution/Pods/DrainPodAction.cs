using Autoheal.Catalogue;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>
/// Moves one pod off a node that takes no new pods or is in trouble. A drain is a cordon and then one of these after the other, each judged
/// anew when the one before has settled: so it is paced, and stops by itself where it would hurt.
/// </summary>
internal sealed class DrainPodAction(LivePodReader pods, GuardedRemoval removal, HumanHands hands) : RemovalAction(removal, RemovalKind.Evict)
{
    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = ActionNames.DrainPod,
        Version = 1,
        Description = "Moves one pod off a cordoned or troubled node, within its disruption budgets, while all other pods of its workload serve.",
        Risk = ActionRisk.Medium,
        Reversibility = Reversibility.SelfHealing,
        Idempotency = IdempotencyStrategy.UidPrecondition,
        TargetKinds = ["Pod"],
        ReadPermissions =
        [
            .. Permissions.ListWorkloads,
            Permissions.Of("apps", "deployments", "get"),
            Permissions.Of("apps", "statefulsets", "get"),
            Permissions.Of("", "pods", "get"),
            Permissions.Of("", "nodes", "list"),
            Permissions.Of("policy", "poddisruptionbudgets", "list"),
        ],
        WritePermissions = [Permissions.Of("", "pods/eviction", "create")],
        Preconditions =
        [
            "the pod's node is cordoned, not ready or short of something, and another node takes pods",
            "a Deployment or StatefulSet really manages the pod, and all its other pods serve",
            "the pod keeps no data in an emptyDir, no finalizer holds it, and the disruption budgets allow an eviction",
        ],
        GuardedFields = Evictability.Guarded,
        NoCompensationReason = "the workload's controller makes a new pod elsewhere; the evicted one cannot come back",
    };

    protected override async ValueTask<ActionPreparation> WorkOutAsync(PreparationRequest request, CancellationToken cancellationToken)
    {
        var (live, refusal) = await pods.ReadAsync(
            request, [KubernetesResources.PodDisruptionBudgets, KubernetesResources.Nodes], cancellationToken);
        return live is null ? refusal! : Check(live) ?? Compose(live);
    }

    private static RefusedAction? Check(LivePod live)
    {
        if (live.Owner?.Kind == "DaemonSet")
        {
            return Refusals.Because("comes-back", $"{live.Owner.Reference} would put another {live.Pod} on the same node.");
        }

        if (Evictability.FindObstacle(live) is { } obstacle)
        {
            return obstacle;
        }

        if (live.Model.Nodes.Find("", live.Pod.NodeName).Value is not { } node || (TakesPods(node) && node.Pressure is null))
        {
            return Refusals.Because("node-is-well", $"Nothing is wrong with the node of {live.Pod}, and it is not cordoned.");
        }

        if (!live.Model.Nodes.Any(other => other.Name != node.Name && TakesPods(other)))
        {
            return Refusals.Because("nowhere-to-go", $"No other node takes pods, so {live.Pod} could not start elsewhere.");
        }

        var others = live.Owner!.Counts.Available - (live.Pod.Ready ? 1 : 0);
        if (others < live.Owner.Counts.Wanted - 1)
        {
            return Refusals.Because("others-missing", $"Other pods of {live.Owner.Reference} do not serve; one more is not taken away.");
        }

        return live.Object.Items("/spec/volumes").Any(volume => volume.TryGetProperty("emptyDir", out _))
            ? Refusals.Because("local-data", $"{live.Pod} keeps data in an emptyDir, which would be lost.")
            : null;
    }

    private static bool TakesPods(Node node) => node is { Ready: true, Unschedulable: false };

    private ActionPreparation Compose(LivePod live)
    {
        var owner = live.Owner!;
        return new ReadyAction
        {
            Summary = Summaries.Shorten($"drain-pod {live.Pod.Name} off {live.Pod.NodeName}"),
            Before = CaptureBefore(live.Object),
            After = NothingAfter(live.Object),
            Changes = ChangesOf(live.Object),
            BlastRadius = new BlastRadius { Pods = 1, ServicePods = Math.Max(1, owner.Counts.Wanted), Namespaces = [owner.Namespace] },
            Compensation = Undo.None(Descriptor.NoCompensationReason!),
            Effect = [ExpectedOutcome.Gone(live.Object.Reference), ExpectedOutcome.Available(owner)],
            Harm = ExpectedOutcome.Harm(owner),
            TargetUnhealthy = live.IsUnhealthy(),
            LastChangeByPerson = hands.LastChange(live.Object.Metadata, owner.Object.Metadata),
            EffectDeadline = ExpectedOutcome.Deadline(owner.Counts.Wanted),
        };
    }
}
