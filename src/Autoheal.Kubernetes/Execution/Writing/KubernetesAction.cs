using System.Net;
using Autoheal.Catalogue;
using Autoheal.Execution;
using Autoheal.Kubernetes.Client;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>What all actions of this package have in common: they refuse what they cannot see, and what the acting identity may not do.</summary>
internal abstract class KubernetesAction(PermissionPreflight preflight) : IActionHandler
{
    public abstract ActionDescriptor Descriptor { get; }

    public async ValueTask<ActionPreparation> PrepareAsync(PreparationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            var preparation = await WorkOutAsync(request, cancellationToken);
            return preparation is ReadyAction ready
                ? await preflight.FindRefusalAsync(Descriptor, ready.Target, cancellationToken) ?? preparation
                : preparation;
        }
        catch (KubernetesApiException e) when (e.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized)
        {
            return Refusals.Unseen(e);
        }
    }

    public abstract ValueTask<ActionOutcome> ExecuteAsync(ExecutionPermit permit, CancellationToken cancellationToken);

    public abstract ValueTask<ReconcileState> ReconcileAsync(ActionIntent intent, CancellationToken cancellationToken);

    /// <summary>Checks the preconditions and works out the change; what the server refuses to show refuses the action.</summary>
    protected abstract ValueTask<ActionPreparation> WorkOutAsync(PreparationRequest request, CancellationToken cancellationToken);
}
