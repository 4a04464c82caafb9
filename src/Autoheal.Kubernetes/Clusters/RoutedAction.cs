using Autoheal.Catalogue;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Clusters;

/// <summary>One action on several clusters: each call goes to the action of the cluster that its target lies in, which has that cluster's writer.</summary>
internal sealed class RoutedAction(ClusterSet clusters, Type action) : IActionHandler
{
    /// <summary>It is the same in every cluster.</summary>
    public ActionDescriptor Descriptor { get; } = In(clusters.All.First(), action).Descriptor;

    public async ValueTask<ActionPreparation> PrepareAsync(PreparationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await clusters.FindAsync(request.Proposal.Target.ClusterId, cancellationToken) is { } cluster
            ? await In(cluster, action).PrepareAsync(request, cancellationToken)
            : new RefusedAction { Code = "other-cluster", Reason = $"{request.Proposal.Target} lies in no cluster of this host" };
    }

    public async ValueTask<ActionOutcome> ExecuteAsync(ExecutionPermit permit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(permit);
        return await clusters.FindAsync(permit.Target.ClusterId, cancellationToken) is { } cluster
            ? await In(cluster, action).ExecuteAsync(permit, cancellationToken)
            : new ActionOutcome { Status = ActionStatus.Refused, Message = "the target lies in no cluster of this host" };
    }

    public async ValueTask<ReconcileState> ReconcileAsync(ActionIntent intent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(intent);
        return await clusters.FindAsync(intent.Action.Target.ClusterId, cancellationToken) is { } cluster
            ? await In(cluster, action).ReconcileAsync(intent, cancellationToken)
            : ReconcileState.Unknown;
    }

    public async ValueTask<string?> FindLastManagerAsync(ResourceRef target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        return await clusters.FindAsync(target.ClusterId, cancellationToken) is { } cluster
            ? await In(cluster, action).FindLastManagerAsync(target, cancellationToken)
            : null;
    }

    private static IActionHandler In(ClusterServices cluster, Type action) => cluster.GetAll<IActionHandler>().Single(handler => handler.GetType() == action);
}
