using Autoheal.Kubernetes.Client;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>An action that writes fields of an object that is no workload and no pod.</summary>
internal abstract class ObjectAction(LiveTargetReader targets, GuardedPatch patch, HumanHands hands) : GuardedAction(patch)
{
    /// <summary>The kinds that the action reads besides its target and the pods around it.</summary>
    protected virtual IReadOnlyList<KubernetesResource> AlsoNeeded => [];

    protected sealed override async ValueTask<ActionPreparation> WorkOutAsync(PreparationRequest request, CancellationToken cancellationToken)
    {
        var (live, refusal) = await targets.ReadAsync(request, Descriptor, AlsoNeeded, controllerMayOwn: false, cancellationToken);
        return live is null ? refusal! : await WorkOutAsync(request, live, cancellationToken);
    }

    protected abstract ValueTask<ActionPreparation> WorkOutAsync(
        PreparationRequest request, LiveTarget live, CancellationToken cancellationToken);

    protected ReadyAction Ready(LiveTarget live, FieldEdit edit) => edit.ToReady(live, hands);
}
