using Autoheal.Catalogue;
using Autoheal.Kubernetes.Client;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Lets new pods onto a healthy node again that somebody cordoned and forgot. Never against a sign of maintenance.</summary>
internal sealed class UncordonAction(LiveTargetReader targets, GuardedPatch patch, HumanHands hands) : ObjectAction(targets, patch, hands)
{
    private const string Pointer = "/spec/unschedulable";
    private const int HealthySeconds = 300;

    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = ActionNames.Uncordon,
        Version = 1,
        Description = "Lets new pods onto a node again that was cordoned without a sign of maintenance; names who cordoned it.",
        Risk = ActionRisk.Medium,
        Reversibility = Reversibility.Exact,
        Idempotency = IdempotencyStrategy.GuardedWrite,
        TargetKinds = ["Node"],
        ReadPermissions = NodePermissions.Read,
        WritePermissions = [Permissions.Of("", "nodes", "patch")],
        Preconditions =
        [
            "the node is cordoned, ready and short of nothing",
            "no annotation, label or taint speaks of maintenance, a drain, an upgrade or a scale-down",
        ],
        GuardedFields = [Pointer],
        WrittenFields = [Pointer],
    };

    protected override IReadOnlyList<KubernetesResource> AlsoNeeded => [KubernetesResources.Nodes];

    protected override ValueTask<ActionPreparation> WorkOutAsync(
        PreparationRequest request, LiveTarget live, CancellationToken cancellationToken) => ValueTask.FromResult(Check(live) ?? Compose(request, live));

    private static ActionPreparation? Check(LiveTarget live)
    {
        if (!live.Object.Flag(Pointer))
        {
            return Refusals.Because("already-there", $"{live.Reference} is not cordoned.");
        }

        if (MaintenanceMarkers.Find(live.Object) is { } marker)
        {
            return Refusals.Because("maintenance", $"{marker} marks {live.Reference} as under maintenance; it was cordoned by {Cordoner.Find(live.Object)}.");
        }

        return live.Model.Nodes.FindUid(live.Reference.Uid) is { Ready: true, Pressure: null }
            ? null
            : Refusals.Because("node-unwell", $"{live.Reference} is not ready or short of something; it was cordoned by {Cordoner.Find(live.Object)}.");
    }

    private ActionPreparation Compose(PreparationRequest request, LiveTarget live)
    {
        var (before, after) = FieldEdit.Change(live, Pointer, null);
        return Ready(live, new FieldEdit
        {
            Summary = $"uncordon {live.Name} (cordoned by {Cordoner.Find(live.Object)})",
            Before = before,
            After = after,
            Compensation = Undo.Exact("cordons the node again", disturbs: false),
            Effect = [ExpectedOutcome.CauseGone(request), ExpectedOutcome.NodeReady(live.Reference, HealthySeconds)],
            Unhealthy = false,
            Deadline = TimeSpan.FromMinutes(15),
            Kubectl = $"kubectl uncordon {live.Name}",
        });
    }
}
