using System.Net;
using System.Text.Json;
using Autoheal.Catalogue;
using Autoheal.Diagnostics;
using Autoheal.Execution;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>
/// Evicts one pod, so that its ReplicaSet makes another. Never a delete: only evictions ask the disruption budgets.
/// </summary>
internal sealed class EvictPodAction(LiveObjectReader objects, ClusterReader clusterReader, KubernetesWriter writer, HumanHands hands) : IActionHandler
{
    private static readonly string[] s_guarded = ["/metadata/ownerReferences", "/metadata/finalizers", "/metadata/deletionTimestamp"];
    private static readonly KubernetesResource[] s_kinds =
    [
        KubernetesResources.Deployments, KubernetesResources.ReplicaSets, KubernetesResources.Pods, KubernetesResources.PodDisruptionBudgets,
    ];

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
        GuardedFields = s_guarded,
        NoCompensationReason = "the ReplicaSet makes a new pod; the evicted one cannot come back",
    };

    public async ValueTask<ActionPreparation> PrepareAsync(PreparationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var target = request.Proposal.Target;
        var live = await objects.ReadAsync(target, cancellationToken);
        if (live is null || target.Kind != "Pod")
        {
            return Refusals.Because("target-gone", $"{target} does not exist.");
        }

        if ((target.Uid.Length > 0 && target.Uid != live.Reference.Uid) || (target.ClusterId.Length > 0 && target.ClusterId != live.Reference.ClusterId))
        {
            return Refusals.Because("target-replaced", $"{target} was replaced by another pod of that name.");
        }

        var model = (await clusterReader.ReadAsync([target.Namespace], s_kinds, cancellationToken)).Build();
        foreach (var entry in model.Coverage)
        {
            if (entry.State != Autoheal.Context.CoverageState.Complete)
            {
                return Refusals.Because("not-observed", $"{entry.Kind} objects could not be read: {entry.Reason}.");
            }
        }

        return model.Pods.FindUid(live.Reference.Uid) is { } pod
            ? Check(model, pod) ?? Compose(request, live, model, pod)
            : Refusals.Because("target-gone", $"{target} went away while it was read.");
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

        if (GuardedFields.FirstDifference(permit.Expected, live.Json) is { } changed)
        {
            return Outcomes.NotAsExpected(permit, live, $"{changed} has changed");
        }

        return await EvictAsync(permit, live, cancellationToken);
    }

    public async ValueTask<ReconcileState> ReconcileAsync(ActionIntent intent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(intent);
        var live = await objects.ReadAsync(intent.Expected.Target, cancellationToken);
        return live is null || live.Reference.Uid != intent.Expected.Target.Uid || JsonPointers.Find(live.Json, "/metadata/deletionTimestamp") is not null
            ? ReconcileState.Applied
            : ReconcileState.NotStarted;
    }

    private async ValueTask<ActionOutcome> EvictAsync(ExecutionPermit permit, LiveObject live, CancellationToken cancellationToken)
    {
        try
        {
            await writer.DryRunEvictAsync(permit, live.Reference, live.ResourceVersion, cancellationToken);
        }
        catch (AutohealException e) when (e is not (PermitRefusedException or KubernetesApiException))
        {
            return Outcomes.Refused($"the dry-run got no answer: {e.Message}");
        }
        catch (KubernetesApiException e)
        {
            return Rejected(permit, live, e);
        }

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

    private static ActionPreparation? Check(ClusterModel model, Pod pod)
    {
        if (model.ReplicaSetOf(pod) is not { } replicaSet || model.DeploymentOf(replicaSet) is null)
        {
            return Refusals.Because("unmanaged", $"No Deployment would make another {pod}.");
        }

        if (pod.Terminating)
        {
            return Refusals.Because("deleting", $"{pod} is going away already.");
        }

        if (pod.Metadata.Finalizers > 0)
        {
            return Refusals.Because("finalizer", $"A finalizer holds {pod}: something has to be cleaned up first.");
        }

        foreach (var budget in model.Budgets)
        {
            if (budget.Namespace == pod.Namespace && budget.DisruptionsAllowed == 0 && budget.Selector.Selects(pod.Metadata.Labels))
            {
                return Refusals.Because("budget-exhausted", $"{budget} allows no eviction now.");
            }
        }

        return null;
    }

    private ReadyAction Compose(PreparationRequest request, LiveObject live, ClusterModel model, Pod pod)
    {
        var deployment = model.DeploymentOf(model.ReplicaSetOf(pod)!)!;
        var workload = new LiveDeployment { Object = live, Model = model, Deployment = deployment };
        var before = GuardedFields.Capture(live.Reference, live.Json, s_guarded);
        return new ReadyAction
        {
            Summary = $"evict-pod {pod.Name}",
            Before = before,
            After = new GuardSet(live.Reference, s_guarded.Select(pointer => new KeyValuePair<string, JsonElement?>(pointer, null))),
            Changes = [new FieldChange { Path = "/metadata/uid", Before = pod.Uid }],
            BlastRadius = new BlastRadius { Pods = 1, ServicePods = Math.Max(1, deployment.Replicas), Namespaces = [pod.Namespace] },
            Compensation = Undo.None(Descriptor.NoCompensationReason!),
            Effect = ExpectedOutcome.Effect(request, model.Reference(deployment), deployment),
            Harm = ExpectedOutcome.Harm(model.Reference(deployment), workload),
            TargetUnhealthy = PodHealth.WorstTrouble(pod, model.At) is not null,
            LastChangeByPerson = hands.LastChange(pod.Metadata) ?? hands.LastChange(deployment.Metadata),
            EffectDeadline = ExpectedOutcome.Deadline(deployment),
        };
    }
}
