using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>
/// Reads a workload for an action and checks what every action on one demands: that it is the one that was meant, that its surroundings
/// were seen, and that nobody else owns it.
/// </summary>
internal sealed class LiveWorkloadReader(LiveObjectReader objects, ClusterReader clusterReader, LiveLists lists)
{
    private static readonly KubernetesResource[] s_needed =
        [KubernetesResources.Deployments, KubernetesResources.ReplicaSets, KubernetesResources.Pods];

    /// <summary>Reads the workload, the pods around it, and the other kinds that the action asks for.</summary>
    public async ValueTask<LiveWorkloadResult> ReadAsync(
        PreparationRequest request, IReadOnlyList<KubernetesResource> alsoNeeded, CancellationToken cancellationToken)
    {
        var target = request.Proposal.Target;
        if (target is not { Kind: "Deployment" or "StatefulSet" or "DaemonSet", Group: "apps" or "" })
        {
            return LiveWorkloadResult.Refuse("wrong-kind", $"The action is for Deployments, StatefulSets and DaemonSets, not for a {target.Kind}.");
        }

        if (await objects.ReadAsync(target with { Group = "apps" }, cancellationToken) is not { } live)
        {
            return LiveWorkloadResult.Refuse("target-gone", $"{target} does not exist.");
        }

        if (TargetCheck.Find(target, live, controllerMayOwn: false) is { } refusal)
        {
            return new LiveWorkloadResult(null, refusal);
        }

        KubernetesResource[] kinds = [.. s_needed, .. alsoNeeded];
        var model = (await clusterReader.ReadAsync([target.Namespace], kinds, cancellationToken)).Build();
        if (model.Coverage.FirstOrDefault(entry => entry.State != CoverageState.Complete) is { } unseen)
        {
            return LiveWorkloadResult.Refuse("not-observed", $"{unseen.Kind} objects could not be read: {unseen.Reason}.");
        }

        return Describe(live, model) is { } workload
            ? new LiveWorkloadResult(workload, null)
            : LiveWorkloadResult.Refuse("target-gone", $"{target} went away while it was read.");
    }

    /// <summary>The same workload with its revisions.</summary>
    public async ValueTask<LiveWorkload> WithRevisionsAsync(LiveWorkload workload, CancellationToken cancellationToken)
    {
        var revisions = workload.IsDeployment
            ? WorkloadRevisions.Of(workload.Model, workload.Shape)
            : ControllerRevisions.Read(
                await lists.ReadAsync(KubernetesResources.ControllerRevisions, workload.Namespace, cancellationToken), workload);
        return new LiveWorkload { Object = workload.Object, Model = workload.Model, Shape = workload.Shape, Revisions = revisions };
    }

    /// <summary>The workload that really manages a pod; null when none does.</summary>
    public async ValueTask<LiveWorkload?> ReadOwnerAsync(ClusterModel model, Pod pod, CancellationToken cancellationToken)
    {
        if (model.ReplicaSetOf(pod) is { } replicaSet)
        {
            return model.DeploymentOf(replicaSet) is { } deployment
                && await objects.ReadAsync(model.Reference(deployment), cancellationToken) is { } owner ? Describe(owner, model) : null;
        }

        if (pod.Metadata.Controller is not { Kind: "StatefulSet" or "DaemonSet" } claim)
        {
            return null;
        }

        var reference = new ResourceRef
        {
            ClusterId = model.ClusterId, Group = "apps", Kind = claim.Kind, Namespace = pod.Namespace, Name = claim.Name,
        };
        return await objects.ReadAsync(reference, cancellationToken) is { } live && live.Reference.Uid == claim.Uid
            && Describe(live, model) is { } workload && workload.Pods.Contains(pod) ? workload : null;
    }

    private static LiveWorkload? Describe(LiveObject live, ClusterModel model)
    {
        var shape = live.Reference.Kind == "Deployment" ? model.Deployments.FindUid(live.Reference.Uid) : WorkloadShape.Read(live.Json);
        return shape is null ? null : new LiveWorkload { Object = live, Model = model, Shape = shape };
    }
}
