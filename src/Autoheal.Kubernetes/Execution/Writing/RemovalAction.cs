using System.Text.Json;
using Autoheal.Execution;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>An action that removes its target; it leaves none of the guarded fields.</summary>
internal abstract class RemovalAction(GuardedRemoval removal, RemovalKind kind) : KubernetesAction(removal.Preflight)
{
    public sealed override ValueTask<ActionOutcome> ExecuteAsync(ExecutionPermit permit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(permit);
        return removal.ExecuteAsync(permit, kind, cancellationToken);
    }

    public sealed override ValueTask<ReconcileState> ReconcileAsync(ActionIntent intent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(intent);
        return removal.ReconcileAsync(intent, cancellationToken);
    }

    protected GuardSet CaptureBefore(LiveObject live) => GuardedFields.Capture(live.Reference, live.Json, Descriptor.GuardedFields);

    protected GuardSet NothingAfter(LiveObject live) => new(
        live.Reference, Descriptor.GuardedFields.Select(pointer => new KeyValuePair<string, JsonElement?>(pointer, null)));

    protected static IReadOnlyList<FieldChange> ChangesOf(LiveObject live) => [new FieldChange { Path = "/metadata/uid", Before = live.Reference.Uid }];
}
