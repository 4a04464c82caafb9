using Autoheal.Kubernetes.Client;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>An action on a Deployment, StatefulSet or DaemonSet.</summary>
internal abstract class WorkloadAction(LiveWorkloadReader workloads, GuardedPatch patch, HumanHands hands) : GuardedAction(patch)
{
    /// <summary>The kinds that the action reads besides workloads and pods.</summary>
    protected virtual IReadOnlyList<KubernetesResource> AlsoNeeded => [];

    protected sealed override async ValueTask<ActionPreparation> WorkOutAsync(PreparationRequest request, CancellationToken cancellationToken)
    {
        if (CheckParameters(request) is { } wrong)
        {
            return wrong;
        }

        var (live, refusal) = await workloads.ReadAsync(request, AlsoNeeded, cancellationToken);
        return live is null ? refusal! : await WorkOutAsync(request, live, cancellationToken);
    }

    /// <summary>What is wrong with the parameters, beyond what their schema says; null when nothing is.</summary>
    protected virtual RefusedAction? CheckParameters(PreparationRequest request) => null;

    protected abstract ValueTask<ActionPreparation> WorkOutAsync(
        PreparationRequest request, LiveWorkload live, CancellationToken cancellationToken);

    protected ReadyAction Ready(PreparationRequest request, LiveWorkload live, WorkloadChange change) => change.ToReady(request, live, hands);
}
