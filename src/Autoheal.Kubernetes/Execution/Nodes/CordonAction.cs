using System.Text.Json;
using Autoheal.Catalogue;
using Autoheal.Kubernetes.Client;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Keeps new pods away from a node in trouble. What runs there goes on running.</summary>
internal sealed class CordonAction(LiveTargetReader targets, GuardedPatch patch, HumanHands hands) : ObjectAction(targets, patch, hands)
{
    private const string Pointer = "/spec/unschedulable";

    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = ActionNames.Cordon,
        Version = 1,
        Description = "Keeps new pods away from a node; those that run there stay.",
        Risk = ActionRisk.Low,
        Reversibility = Reversibility.Exact,
        Idempotency = IdempotencyStrategy.GuardedWrite,
        TargetKinds = ["Node"],
        ReadPermissions = NodePermissions.Read,
        WritePermissions = [Permissions.Of("", "nodes", "patch")],
        Preconditions =
        [
            "the node is not cordoned already",
            "another node takes pods, and fewer than a fifth of all nodes are not ready: else something larger is wrong",
        ],
        GuardedFields = [Pointer],
        WrittenFields = [Pointer],
    };

    protected override IReadOnlyList<KubernetesResource> AlsoNeeded => [KubernetesResources.Nodes];

    protected override ValueTask<ActionPreparation> WorkOutAsync(
        PreparationRequest request, LiveTarget live, CancellationToken cancellationToken) => ValueTask.FromResult(Check(live) ?? Compose(live));

    private static ActionPreparation? Check(LiveTarget live)
    {
        if (live.Object.Flag(Pointer))
        {
            return Refusals.Because("already-there", $"{live.Reference} is cordoned already.");
        }

        if (!live.Model.Nodes.Any(node => node.Name != live.Name && node is { Ready: true, Unschedulable: false }))
        {
            return Refusals.Because("last-node", $"No node besides {live.Name} takes pods.");
        }

        // Of two or three nodes one is more than a fifth, and still only one.
        var unready = live.Model.Nodes.Count(node => !node.Ready);
        return unready > 1 && unready * 5 >= live.Model.Nodes.Count
            ? Refusals.Because("many-nodes", $"{unready} of {live.Model.Nodes.Count} nodes are not ready: cordoning one repairs nothing.")
            : null;
    }

    private ActionPreparation Compose(LiveTarget live)
    {
        var (before, after) = FieldEdit.Change(live, Pointer, JsonSerializer.SerializeToElement(true));
        return Ready(live, new FieldEdit
        {
            Summary = $"cordon {live.Name}",
            Before = before,
            After = after,
            Compensation = Undo.Exact("lets new pods onto the node again", disturbs: false),
            Effect = [ExpectedOutcome.FieldKept(live.Reference, Pointer, "true")],
            Unhealthy = live.Model.Nodes.FindUid(live.Reference.Uid) is { Ready: false } or { Pressure: not null },
            Kubectl = $"kubectl cordon {live.Name}",
        });
    }
}
