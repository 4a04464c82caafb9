using System.Text.Json;
using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Works out whether a pod may be evicted and what comes of it.</summary>
internal sealed class EvictionPreparation(LiveObjectReader objects, ClusterReader clusterReader, HumanHands hands)
{
    private static readonly KubernetesResource[] s_kinds =
    [
        KubernetesResources.Deployments,
        KubernetesResources.ReplicaSets,
        KubernetesResources.Pods,
        KubernetesResources.PodDisruptionBudgets,
    ];

    /// <summary>Gets the fields that are guarded; an eviction leaves none of them.</summary>
    public static IReadOnlyList<string> Guarded { get; } =
        ["/metadata/ownerReferences", "/metadata/finalizers", "/metadata/deletionTimestamp"];

    public async ValueTask<ActionPreparation> PrepareAsync(
        PreparationRequest request, string noCompensation, CancellationToken cancellationToken)
    {
        var target = request.Proposal.Target;
        if (target.Kind != "Pod")
        {
            return Refusals.Because("wrong-kind", $"The action is for pods, not for a {target.Kind}.");
        }

        if (await objects.ReadAsync(target, cancellationToken) is not { } live)
        {
            return Refusals.Because("target-gone", $"{target} does not exist.");
        }

        if (IsOther(target, live.Reference))
        {
            return Refusals.Because("target-replaced", $"{target} was replaced by another pod of that name.");
        }

        var model = (await clusterReader.ReadAsync([target.Namespace], s_kinds, cancellationToken)).Build();
        if (model.Coverage.FirstOrDefault(entry => entry.State != CoverageState.Complete) is { } unseen)
        {
            return Refusals.Because("not-observed", $"{unseen.Kind} objects could not be read: {unseen.Reason}.");
        }

        return model.Pods.FindUid(live.Reference.Uid) is { } pod
            ? Check(model, pod) ?? Compose(request, live, model, pod, noCompensation)
            : Refusals.Because("target-gone", $"{target} went away while it was read.");
    }

    private static bool IsOther(ResourceRef meant, ResourceRef live) =>
        (meant.Uid.Length > 0 && meant.Uid != live.Uid) || (meant.ClusterId.Length > 0 && meant.ClusterId != live.ClusterId);

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

        if (pod.Metadata.Finalizers.Count > 0)
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

    private ReadyAction Compose(PreparationRequest request, LiveObject live, ClusterModel model, Pod pod, string noCompensation)
    {
        var deployment = model.DeploymentOf(model.ReplicaSetOf(pod)!)!;
        var owner = model.Reference(deployment);
        return new ReadyAction
        {
            Summary = $"evict-pod {pod.Name}",
            Before = GuardedFields.Capture(live.Reference, live.Json, Guarded),
            After = new GuardSet(live.Reference, Guarded.Select(pointer => new KeyValuePair<string, JsonElement?>(pointer, null))),
            Changes = [new FieldChange { Path = "/metadata/uid", Before = pod.Uid }],
            BlastRadius = new BlastRadius { Pods = 1, ServicePods = Math.Max(1, deployment.Replicas), Namespaces = [pod.Namespace] },
            Compensation = Undo.None(noCompensation),
            Effect = ExpectedOutcome.Effect(request, owner, deployment),
            Harm = ExpectedOutcome.Harm(owner, model, deployment),
            TargetUnhealthy = PodHealth.WorstTrouble(pod, model.At) is not null,
            LastChangeByPerson = hands.LastChange(pod.Metadata, deployment.Metadata),
            EffectDeadline = ExpectedOutcome.Deadline(deployment),
        };
    }
}
