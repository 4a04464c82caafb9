using Autoheal.Execution;
using Autoheal.Incidents;

namespace Autoheal.Kubernetes.Execution;

/// <summary>An action that writes guarded fields of its target: it differs from others in what it prepares, never in how it writes.</summary>
internal abstract class GuardedAction(GuardedPatch patch) : KubernetesAction(patch.Preflight), IActionHandler
{
    public sealed override ValueTask<ActionOutcome> ExecuteAsync(ExecutionPermit permit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(permit);
        return patch.ExecuteAsync(permit, cancellationToken);
    }

    public sealed override ValueTask<ReconcileState> ReconcileAsync(ActionIntent intent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(intent);
        return patch.ReconcileAsync(intent, cancellationToken);
    }

    public ValueTask<string?> FindLastManagerAsync(ResourceRef target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        return patch.FindLastManagerAsync(target, cancellationToken);
    }
}
