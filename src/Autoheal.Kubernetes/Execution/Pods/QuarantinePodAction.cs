using System.Text.Json;
using Autoheal.Catalogue;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>
/// Takes one pod that hangs although it looks ready out of service: without the label that its Services and its ReplicaSet select it by, it
/// gets no traffic, another pod takes its place, and it stays to be looked at.
/// </summary>
internal sealed class QuarantinePodAction(LivePodReader pods, GuardedPatch patch, HumanHands hands) : GuardedAction(patch)
{
    /// <summary>Marks a pod in quarantine; the value is the name of the Deployment that it was taken from.</summary>
    private const string Mark = "autoheal.dev/quarantined-from";

    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = ActionNames.QuarantinePod,
        Version = 1,
        Description = "Drops the label by which Services and the ReplicaSet select one pod, so that it is replaced but kept for a look.",
        Risk = ActionRisk.Medium,
        Reversibility = Reversibility.Exact,
        Idempotency = IdempotencyStrategy.GuardedWrite,
        TargetKinds = ["Pod"],
        ReadPermissions =
        [
            .. Permissions.ListWorkloads,
            Permissions.Of("apps", "deployments", "get"),
            Permissions.Of("", "pods", "get"),
            Permissions.Of("", "services", "list"),
        ],
        WritePermissions = [Permissions.Of("", "pods", "patch")],
        Preconditions =
        [
            "a ReplicaSet of a Deployment really manages the pod, and a Service sends it traffic",
            "all other pods of the Deployment serve, and there are others",
            "one label takes it out of all its Services and its ReplicaSet at once",
            "no other pod of the Deployment is in quarantine",
        ],
        GuardedFields = ["/metadata/labels"],
        WrittenFields = ["/metadata/labels"],
    };

    protected override async ValueTask<ActionPreparation> WorkOutAsync(PreparationRequest request, CancellationToken cancellationToken)
    {
        var (live, refusal) = await pods.ReadAsync(request, [KubernetesResources.Services], cancellationToken);
        if (live is null)
        {
            return refusal!;
        }

        return Check(live) ?? (FindLabel(live) is { } label
            ? Compose(request, live, label)
            : Refusals.Because("no-common-label", $"No single label takes {live.Pod} out of its Services and its ReplicaSet."));
    }

    private static RefusedAction? Check(LivePod live)
    {
        if (live.Owner is not { IsDeployment: true } owner)
        {
            return Refusals.Because("unmanaged", $"No Deployment would put another pod in the place of {live.Pod}.");
        }

        if (owner.Counts.Wanted < 2 || owner.Counts.Available - (live.Pod.Ready ? 1 : 0) < owner.Counts.Wanted - 1)
        {
            return Refusals.Because("others-missing", $"The other pods of {owner.Reference} cannot carry the load alone.");
        }

        return live.Model.Pods.Any(pod => pod.Namespace == owner.Namespace && pod.Metadata.Labels.Find(Mark) == owner.Name)
            ? Refusals.Because("already-quarantined", $"Another pod of {owner.Reference} is in quarantine; one at a time.")
            : null;
    }

    private static string? FindLabel(LivePod live)
    {
        var services = live.Model.ServicesSelecting(live.Pod.Namespace, live.Pod.Metadata.Labels).ToArray();
        if (services.Length == 0)
        {
            return null;
        }

        foreach (var label in live.Owner!.Shape.Selector.MatchLabels)
        {
            if (services.All(service => service.Selector.MatchLabels.Find(label.Key) == label.Value))
            {
                return label.Key;
            }
        }

        return null;
    }

    private ActionPreparation Compose(PreparationRequest request, LivePod live, string label)
    {
        var owner = live.Owner!;
        var pointer = $"/metadata/labels/{JsonPointers.Escape(label)}";
        var mark = $"/metadata/labels/{JsonPointers.Escape(Mark)}";
        var before = GuardedFields.Capture(live.Object.Reference, live.Object.Json, [pointer, mark]);
        var after = before.With(pointer, null).With(mark, JsonSerializer.SerializeToElement(owner.Name));
        return new ReadyAction
        {
            Summary = Summaries.Shorten($"quarantine-pod {live.Pod.Name}: drops label {Printable.From(label)}"),
            Before = before,
            After = after,
            Changes = MaskedChanges.Between(before, after),
            BlastRadius = new BlastRadius { Pods = 1, ServicePods = owner.Counts.Wanted, Namespaces = [owner.Namespace] },
            Compensation = Undo.Exact("puts the label back: the pod gets traffic again, and its ReplicaSet ends one of its pods"),
            Effect = ExpectedOutcome.Effect(request, owner),
            Harm = ExpectedOutcome.Harm(owner),
            TargetUnhealthy = live.IsUnhealthy(),
            LastChangeByPerson = hands.LastChange(live.Object.Metadata, owner.Object.Metadata),
            EffectDeadline = ExpectedOutcome.Deadline(owner.Counts.Wanted),
        };
    }
}
