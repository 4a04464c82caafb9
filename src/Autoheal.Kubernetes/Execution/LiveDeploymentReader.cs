using Autoheal.Incidents;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Context;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>
/// Reads a Deployment for an action and checks what every action on a Deployment demands: that it is the one that was meant, that its
/// surroundings were seen, and that nobody else owns it.
/// </summary>
internal sealed class LiveDeploymentReader(LiveObjectReader objects, ClusterReader clusterReader)
{
    private static readonly KubernetesResource[] s_needed =
        [KubernetesResources.Deployments, KubernetesResources.ReplicaSets, KubernetesResources.Pods];

    /// <summary>Reads the Deployment, its ReplicaSets and pods, and the other kinds that the action asks for.</summary>
    public async ValueTask<LiveDeploymentResult> ReadAsync(
        PreparationRequest request, IReadOnlyList<KubernetesResource> alsoNeeded, CancellationToken cancellationToken)
    {
        var target = request.Proposal.Target;
        if (target is not { Kind: "Deployment", Group: "apps" or "" })
        {
            return LiveDeploymentResult.Refuse("wrong-kind", $"The action is for Deployments, not for a {target.Kind}.");
        }

        var live = await objects.ReadAsync(target with { Group = "apps" }, cancellationToken);
        if (live is null)
        {
            return LiveDeploymentResult.Refuse("target-gone", $"{target} does not exist.");
        }

        if (IsOther(target, live.Reference) is { } reason)
        {
            return LiveDeploymentResult.Refuse("target-replaced", reason);
        }

        KubernetesResource[] kinds = [.. s_needed, .. alsoNeeded];
        var model = (await clusterReader.ReadAsync([target.Namespace], kinds, cancellationToken)).Build();
        foreach (var entry in model.Coverage)
        {
            if (entry.State != Autoheal.Context.CoverageState.Complete)
            {
                return LiveDeploymentResult.Refuse("not-observed", $"{entry.Kind} objects could not be read: {entry.Reason}.");
            }
        }

        return model.Deployments.FindUid(live.Reference.Uid) is not { } deployment
            ? LiveDeploymentResult.Refuse("target-gone", $"{target} went away while it was read.")
            : Check(new LiveDeployment { Object = live, Model = model, Deployment = deployment });
    }

    private static LiveDeploymentResult Check(LiveDeployment live)
    {
        if (live.Deployment.Metadata.DeletedAt is not null)
        {
            return LiveDeploymentResult.Refuse("deleting", $"{live.Deployment} is being deleted.");
        }

        return Ownership.Find(live.Deployment.Metadata) is { } owner
            ? new LiveDeploymentResult(null, owner)
            : new LiveDeploymentResult(live, null);
    }

    private static string? IsOther(ResourceRef meant, ResourceRef live)
    {
        if (meant.ClusterId.Length > 0 && meant.ClusterId != live.ClusterId)
        {
            return $"{meant} was meant in another cluster.";
        }

        return meant.Uid.Length > 0 && meant.Uid != live.Uid ? $"{meant} was replaced by another object of that name." : null;
    }
}
