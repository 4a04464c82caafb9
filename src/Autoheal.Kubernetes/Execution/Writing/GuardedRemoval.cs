using System.Net;
using Autoheal.Diagnostics;
using Autoheal.Execution;
using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Execution;

/// <summary>
/// The one way in which objects are removed: fresh read, compare, dry-run, then one request that names uid and version. An object that a
/// finalizer holds is never removed, whatever was approved. Nothing is tried twice.
/// </summary>
internal sealed class GuardedRemoval(LiveObjectReader objects, KubernetesWriter writer, PermissionPreflight preflight)
{
    public PermissionPreflight Preflight => preflight;

    public async ValueTask<ActionOutcome> ExecuteAsync(ExecutionPermit permit, RemovalKind kind, CancellationToken cancellationToken)
    {
        if (permit.Operation != PermitOperation.Execute)
        {
            return Outcomes.Refused("what was removed cannot be brought back");
        }

        var live = await objects.ReadAsync(permit.Target, cancellationToken);
        if (live is null || live.Reference != permit.Target)
        {
            return Outcomes.NotAsExpected(permit, live, $"it is another {permit.Target.Kind} now, or gone");
        }

        if (live.HasFinalizers)
        {
            return Outcomes.NotAsExpected(permit, live, "a finalizer holds it");
        }

        return GuardedFields.FirstDifference(permit.Expected, live.Json) is { } changed
            ? Outcomes.NotAsExpected(permit, live, $"{changed} has changed")
            : await DryRunAsync(permit, live, kind, cancellationToken) ?? await RemoveAsync(permit, live, kind, cancellationToken);
    }

    /// <summary>Looks whether the object is still there.</summary>
    public async ValueTask<ReconcileState> ReconcileAsync(ActionIntent intent, CancellationToken cancellationToken)
    {
        var target = intent.Expected.Target;
        var live = await objects.ReadAsync(target, cancellationToken);
        return live is null || live.Reference.Uid != target.Uid || live.Deleting ? ReconcileState.Applied : ReconcileState.NotStarted;
    }

    /// <summary>Why the object must not be removed; null when the server would.</summary>
    private async ValueTask<ActionOutcome?> DryRunAsync(
        ExecutionPermit permit, LiveObject live, RemovalKind kind, CancellationToken cancellationToken)
    {
        try
        {
            await (kind == RemovalKind.Evict
                ? writer.DryRunEvictAsync(permit, live.Reference, live.ResourceVersion, cancellationToken)
                : writer.DryRunDeleteAsync(permit, live.Reference, live.ResourceVersion, cancellationToken));
            return null;
        }
        catch (KubernetesApiException e)
        {
            return Rejected(permit, live, kind, e);
        }
        catch (AutohealException e) when (e is not PermitRefusedException)
        {
            return Outcomes.Refused($"the dry-run got no answer: {e.Message}");
        }
    }

    private async ValueTask<ActionOutcome> RemoveAsync(
        ExecutionPermit permit, LiveObject live, RemovalKind kind, CancellationToken cancellationToken)
    {
        try
        {
            await (kind == RemovalKind.Evict
                ? writer.EvictAsync(permit, live.Reference, live.ResourceVersion, cancellationToken)
                : writer.DeleteAsync(permit, live.Reference, live.ResourceVersion, cancellationToken));
            return new ActionOutcome
            {
                Status = ActionStatus.Applied, Message = kind == RemovalKind.Evict ? "dry-run passed · evicted" : "dry-run passed · deleted",
            };
        }
        catch (KubernetesApiException e) when (e.NothingChanged && e.StatusCode != HttpStatusCode.RequestTimeout)
        {
            return Rejected(permit, live, kind, e);
        }
    }

    private static ActionOutcome Rejected(ExecutionPermit permit, LiveObject live, RemovalKind kind, KubernetesApiException error) =>
        kind == RemovalKind.Evict && error.StatusCode == HttpStatusCode.TooManyRequests
            ? Outcomes.Refused("a disruption budget allows no eviction now")
            : Outcomes.Rejected(permit, live, error);
}
