using Autoheal.Context;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Context;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Reads a pod for an action, and the workload that would make another.</summary>
internal sealed class LivePodReader(LiveObjectReader objects, ClusterReader clusterReader, LiveWorkloadReader workloads)
{
    private static readonly KubernetesResource[] s_needed =
        [KubernetesResources.Deployments, KubernetesResources.ReplicaSets, KubernetesResources.Pods];

    public async ValueTask<LivePodResult> ReadAsync(
        PreparationRequest request, IReadOnlyList<KubernetesResource> alsoNeeded, CancellationToken cancellationToken)
    {
        var target = request.Proposal.Target;
        if (target.Kind != "Pod")
        {
            return LivePodResult.Refuse("wrong-kind", $"The action is for pods, not for a {target.Kind}.");
        }

        if (await objects.ReadAsync(target, cancellationToken) is not { } live)
        {
            return LivePodResult.Refuse("target-gone", $"{target} does not exist.");
        }

        if (TargetCheck.FindOther(target, live.Reference) is { } reason)
        {
            return LivePodResult.Refuse("target-replaced", reason);
        }

        if (live.Deleting)
        {
            return LivePodResult.Refuse("deleting", $"{live.Reference} is going away already.");
        }

        KubernetesResource[] kinds = [.. s_needed, .. alsoNeeded];
        var model = (await clusterReader.ReadAsync([target.Namespace], kinds, cancellationToken)).Build();
        if (model.Coverage.FirstOrDefault(entry => entry.State != CoverageState.Complete) is { } unseen)
        {
            return LivePodResult.Refuse("not-observed", $"{unseen.Kind} objects could not be read: {unseen.Reason}.");
        }

        if (model.Pods.FindUid(live.Reference.Uid) is not { } pod)
        {
            return LivePodResult.Refuse("target-gone", $"{target} went away while it was read.");
        }

        var owner = await workloads.ReadOwnerAsync(model, pod, cancellationToken);
        return new LivePodResult(new LivePod { Object = live, Model = model, Pod = pod, Owner = owner }, null);
    }
}
