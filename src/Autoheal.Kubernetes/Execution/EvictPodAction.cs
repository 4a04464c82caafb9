using System.Net;
using Autoheal.Catalogue;
using Autoheal.Diagnostics;
using Autoheal.Execution;
using Autoheal.Kubernetes.Client;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>
/// Evicts one pod, so that its ReplicaSet makes another. Never a delete: only evictions ask the disruption budgets.
/// </summary>
internal sealed class EvictPodAction(EvictionPreparation preparation, LiveObjectReader objects, KubernetesWriter writer) : IActionHandler
{
    public ActionDescriptor Descriptor { get; } = new()
    {
        Name = ActionNames.EvictPod,
        Version = 1,
        Description = "Evicts one pod of a Deployment within its disruption budgets; its ReplicaSet makes a new one.",
        Risk = ActionRisk.Low,
        Reversibility = Reversibility.SelfHealing,
        Idempotency = IdempotencyStrategy.UidPrecondition,
        TargetKinds = ["Pod"],
        ReadPermissions =
        [
            .. Permissions.ListWorkloads, Permissions.Of("", "pods", "get"), Permissions.Of("policy", "poddisruptionbudgets", "list"),
        ],
        WritePermissions = [Permissions.Of("", "pods/eviction", "create")],
        Preconditions =
        [
            "a ReplicaSet of a Deployment really manages the pod",
            "the pod is not going away already and no finalizer holds it",
            "the disruption budgets allow an eviction",
        ],
        GuardedFields = EvictionPreparation.Guarded,
        NoCompensationReason = "the ReplicaSet makes a new pod; the evicted one cannot come back",
    };

    public ValueTask<ActionPreparation> PrepareAsync(PreparationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return preparation.PrepareAsync(request, Descriptor.NoCompensationReason!, cancellationToken);
    }

    public async ValueTask<ActionOutcome> ExecuteAsync(ExecutionPermit permit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(permit);
        if (permit.Operation != PermitOperation.Execute)
        {
            return Outcomes.Refused("an eviction has no compensation");
        }

        var live = await objects.ReadAsync(permit.Target, cancellationToken);
        if (live is null || live.Reference != permit.Target)
        {
            return Outcomes.NotAsExpected(permit, live, "it is another pod now, or gone");
        }

        return GuardedFields.FirstDifference(permit.Expected, live.Json) is { } changed
            ? Outcomes.NotAsExpected(permit, live, $"{changed} has changed")
            : await DryRunAsync(permit, live, cancellationToken) ?? await EvictAsync(permit, live, cancellationToken);
    }

    public async ValueTask<ReconcileState> ReconcileAsync(ActionIntent intent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(intent);
        var target = intent.Expected.Target;
        var live = await objects.ReadAsync(target, cancellationToken);
        return live is null || live.Reference.Uid != target.Uid || JsonPointers.Find(live.Json, "/metadata/deletionTimestamp") is not null
            ? ReconcileState.Applied
            : ReconcileState.NotStarted;
    }

    /// <summary>Why the pod must not be evicted; null when the server would.</summary>
    private async ValueTask<ActionOutcome?> DryRunAsync(ExecutionPermit permit, LiveObject live, CancellationToken cancellationToken)
    {
        try
        {
            await writer.DryRunEvictAsync(permit, live.Reference, live.ResourceVersion, cancellationToken);
            return null;
        }
        catch (KubernetesApiException e)
        {
            return Rejected(permit, live, e);
        }
        catch (AutohealException e) when (e is not PermitRefusedException)
        {
            return Outcomes.Refused($"the dry-run got no answer: {e.Message}");
        }
    }

    private async ValueTask<ActionOutcome> EvictAsync(ExecutionPermit permit, LiveObject live, CancellationToken cancellationToken)
    {
        try
        {
            await writer.EvictAsync(permit, live.Reference, live.ResourceVersion, cancellationToken);
            return new ActionOutcome { Status = ActionStatus.Applied, Message = "dry-run passed · evicted" };
        }
        catch (KubernetesApiException e) when (e.NothingChanged && e.StatusCode != HttpStatusCode.RequestTimeout)
        {
            return Rejected(permit, live, e);
        }
    }

    private static ActionOutcome Rejected(ExecutionPermit permit, LiveObject live, KubernetesApiException error) =>
        error.StatusCode == HttpStatusCode.TooManyRequests
            ? Outcomes.Refused("a disruption budget allows no eviction now")
            : Outcomes.Rejected(permit, live, error);
}
