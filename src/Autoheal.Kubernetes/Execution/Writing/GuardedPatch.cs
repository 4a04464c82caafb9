using System.Net;
using System.Text.Json;
using Autoheal.Diagnostics;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Execution;

/// <summary>
/// The one way in which guarded fields are written; actions and compensations differ only in what their permits expect and desire. Fresh
/// read, compare, dry-run, compare, then one write that repeats every comparison on the server. Nothing is tried twice.
/// </summary>
internal sealed class GuardedPatch(LiveObjectReader objects, KubernetesWriter writer, PermissionPreflight preflight)
{
    public PermissionPreflight Preflight => preflight;

    public async ValueTask<ActionOutcome> ExecuteAsync(ExecutionPermit permit, CancellationToken cancellationToken)
    {
        var live = await objects.ReadAsync(permit.Target, cancellationToken);
        if (live is null || live.Reference != permit.Target)
        {
            return Outcomes.NotAsExpected(permit, live, "it is another object now, or gone");
        }

        if (GuardedFields.FirstDifference(permit.Expected, live.Json) is { } changed)
        {
            return Outcomes.NotAsExpected(permit, live, $"{changed} has changed");
        }

        var patch = JsonPatchDocument.Write(permit.Expected, permit.Desired);
        return await DryRunAsync(permit, live, patch, cancellationToken)
            ?? await WriteAsync(permit, live, patch, cancellationToken);
    }

    /// <summary>Looks whether the live object bears the desired or still the expected values.</summary>
    public async ValueTask<ReconcileState> ReconcileAsync(ActionIntent intent, CancellationToken cancellationToken)
    {
        var live = await objects.ReadAsync(intent.Desired.Target, cancellationToken);
        if (live is null || live.Reference != intent.Desired.Target)
        {
            return ReconcileState.Unknown;
        }

        return GuardedFields.FirstDifference(intent.Desired, live.Json) is null ? ReconcileState.Applied
            : GuardedFields.FirstDifference(intent.Expected, live.Json) is null ? ReconcileState.NotStarted
            : ReconcileState.Unknown;
    }

    /// <summary>Who changed the object's spec last; null when nobody is named, or it is gone.</summary>
    public async ValueTask<string?> FindLastManagerAsync(ResourceRef target, CancellationToken cancellationToken) =>
        await objects.ReadAsync(target, cancellationToken) is { } live ? Outcomes.FindLastManager(live) : null;

    /// <summary>Why the write must not be made; null when the server would make of it exactly what was approved.</summary>
    private async ValueTask<ActionOutcome?> DryRunAsync(
        ExecutionPermit permit, LiveObject live, byte[] patch, CancellationToken cancellationToken)
    {
        try
        {
            var result = Parse(await writer.DryRunPatchAsync(permit, live.Reference, patch, cancellationToken));
            return DryRunComparison.FirstDifference(live.Json, permit.Desired, result) is { } difference
                ? Outcomes.NotAsExpected(permit, live, $"the server would also change {difference}")
                : null;
        }
        catch (KubernetesApiException e)
        {
            return Outcomes.Rejected(permit, live, e);
        }
        catch (AutohealException e) when (e is not PermitRefusedException)
        {
            return Outcomes.Refused($"the dry-run got no answer: {e.Message}");
        }
    }

    private async ValueTask<ActionOutcome> WriteAsync(
        ExecutionPermit permit, LiveObject live, byte[] patch, CancellationToken cancellationToken)
    {
        try
        {
            var stored = Parse(await writer.PatchAsync(permit, live.Reference, patch, cancellationToken));
            return GuardedFields.FirstDifference(permit.Desired, stored) is { } difference
                ? new ActionOutcome { Message = $"patched, but the server stored another {difference} than approved" }
                : new ActionOutcome { Status = ActionStatus.Applied, Message = "dry-run as planned · patched" };
        }
        catch (KubernetesApiException e) when (e.NothingChanged && e.StatusCode != HttpStatusCode.RequestTimeout)
        {
            return Outcomes.Rejected(permit, live, e);
        }
    }

    private static JsonElement Parse(byte[] utf8) => new KubernetesPayload(utf8).ToJson();
}
