using System.Globalization;
using System.Text.Json;
using Autoheal.Catalogue;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Client;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Moves the bounds of a HorizontalPodAutoscaler by at most half, within the quotas of the namespace.</summary>
internal sealed class SetAutoscalerBoundsAction(
    LiveTargetReader targets, LiveObjectReader objects, LiveLists lists, GuardedPatch patch, HumanHands hands) : ObjectAction(targets, patch, hands)
{
    private const string MinPointer = "/spec/minReplicas";
    private const string MaxPointer = "/spec/maxReplicas";

    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = ActionNames.SetAutoscalerBounds,
        Version = 1,
        Description = "Sets the fewest or the most replicas of a HorizontalPodAutoscaler, each by at most 50 % up or down.",
        Risk = ActionRisk.Medium,
        Reversibility = Reversibility.Exact,
        Idempotency = IdempotencyStrategy.GuardedWrite,
        TargetKinds = ["HorizontalPodAutoscaler"],
        Parameters = [Bound(ActionNames.MinReplicas, "The fewest replicas to have."), Bound(ActionNames.MaxReplicas, "The most replicas to have.")],
        ReadPermissions =
        [
            Permissions.IdentifyCluster,
            Permissions.Of("autoscaling", "horizontalpodautoscalers", "get"),
            Permissions.Of("apps", "deployments", "get"),
            Permissions.Of("apps", "statefulsets", "get"),
            Permissions.Of("", "pods", "list"),
            Permissions.Of("", "resourcequotas", "list"),
        ],
        WritePermissions = [Permissions.Of("autoscaling", "horizontalpodautoscalers", "patch")],
        Preconditions =
        [
            "each bound moves by at most half of what it is, and the fewest are not above the most",
            "the workload that it scales exists, and the quotas have room for the most replicas",
            "no GitOps tool and no controller owns the autoscaler",
        ],
        GuardedFields = [MinPointer, MaxPointer, "/spec/scaleTargetRef"],
        WrittenFields = [MinPointer, MaxPointer],
    };

    protected override async ValueTask<ActionPreparation> WorkOutAsync(
        PreparationRequest request, LiveTarget live, CancellationToken cancellationToken)
    {
        var (min, max) = (live.Object.Number(MinPointer) ?? 1, live.Object.Number(MaxPointer) ?? 0);
        var (newMin, newMax) = (Read(request, ActionNames.MinReplicas) ?? min, Read(request, ActionNames.MaxReplicas) ?? max);
        if (CheckBounds(live, min, max, newMin, newMax) is { } refused)
        {
            return refused;
        }

        if (await ReadScaledAsync(live, cancellationToken) is not { } workload)
        {
            return Refusals.Because("scaled-gone", $"What {live.Reference} scales is no Deployment or StatefulSet, or does not exist.");
        }

        var quotas = await lists.ReadAsync(KubernetesResources.ResourceQuotas, live.Namespace, cancellationToken);
        var more = QuotaRoom.OfPods(workload.Find(PodTemplates.Pointer)!.Value, Math.Max(0, newMax - (live.Object.Number("/status/currentReplicas") ?? min)));
        return QuotaRoom.FindShortage(quotas, more) is { } shortage
            ? Refusals.Because("quota", $"{shortage}.")
            : Compose(request, live, (min, max), (newMin, newMax));
    }

    private static ActionParameter Bound(string name, string description) => new()
    {
        Name = name,
        Description = description + " As now when left out.",
        Type = ActionParameterType.Integer,
        Required = false,
        Minimum = 1,
        Maximum = 1000,
    };

    private static int? Read(PreparationRequest request, string name) =>
        request.Proposal.Parameters.TryGetValue(name, out var text)
            ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1
            : null;

    private static RefusedAction? CheckBounds(LiveTarget live, int min, int max, int newMin, int newMax)
    {
        if (newMin < 1 || newMax < newMin)
        {
            return Refusals.Because("parameters", "The fewest replicas must be 1 or more, and not more than the most.");
        }

        if (newMin == min && newMax == max)
        {
            return Refusals.Because("already-there", $"{live.Reference} has these bounds already.");
        }

        return IsFar(min, newMin) || IsFar(max, newMax)
            ? Refusals.Because("too-far", $"A bound moves by at most half: {live.Reference} has {min} to {max} replicas.")
            : null;
    }

    // Half of one replica is still one.
    private static bool IsFar(int before, int after) => Math.Abs(after - before) > Math.Max(1, before / 2);

    private async ValueTask<LiveObject?> ReadScaledAsync(LiveTarget live, CancellationToken cancellationToken) =>
        live.Object.Text("/spec/scaleTargetRef/kind") is "Deployment" or "StatefulSet" && live.Object.Text("/spec/scaleTargetRef/name") is { Length: > 0 } name
            ? await objects.ReadAsync(
                new ResourceRef { Group = "apps", Kind = live.Object.Text("/spec/scaleTargetRef/kind"), Namespace = live.Namespace, Name = name },
                cancellationToken)
            : null;

    private ActionPreparation Compose(PreparationRequest request, LiveTarget live, (int Min, int Max) now, (int Min, int Max) then)
    {
        var before = GuardedFields.Capture(live.Reference, live.Object.Json, Descriptor.GuardedFields);
        var after = then.Min == now.Min ? before : before.With(MinPointer, JsonSerializer.SerializeToElement(then.Min));
        after = then.Max == now.Max ? after : after.With(MaxPointer, JsonSerializer.SerializeToElement(then.Max));
        var kept = then.Max == now.Max ? (Pointer: MinPointer, Value: then.Min) : (Pointer: MaxPointer, Value: then.Max);
        return Ready(live, new FieldEdit
        {
            Summary = $"set-autoscaler-bounds {live.Name} {now.Min}–{now.Max} → {then.Min}–{then.Max}",
            Before = before,
            After = after,
            Compensation = Undo.Exact($"sets the bounds back to {now.Min} and {now.Max}"),
            Effect =
            [
                ExpectedOutcome.CauseGone(request),
                ExpectedOutcome.FieldKept(live.Reference, kept.Pointer, kept.Value.ToString(CultureInfo.InvariantCulture)),
            ],
            Unhealthy = live.Object.Condition("ScalingLimited"),
            Pods = Math.Max(Math.Abs(then.Max - now.Max), Math.Abs(then.Min - now.Min)),
            Deadline = ExpectedOutcome.Deadline(then.Max),
        });
    }
}
