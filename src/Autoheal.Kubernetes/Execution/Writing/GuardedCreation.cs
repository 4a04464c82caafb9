using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Autoheal.Diagnostics;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Execution;

/// <summary>
/// The one way in which objects are made: fresh read of the object that they are made from, compare, dry-run, then one request for an object
/// of the one name that follows from it. The server makes it once.
/// </summary>
internal sealed class GuardedCreation(LiveObjectReader objects, KubernetesWriter writer, PermissionPreflight preflight)
{
    public PermissionPreflight Preflight => preflight;

    public async ValueTask<bool> ExistsAsync(ResourceRef source, string name, CancellationToken cancellationToken) =>
        await objects.ReadAsync(source with { Name = name, Uid = "" }, cancellationToken) is not null;

    public async ValueTask<ActionOutcome> ExecuteAsync(
        ExecutionPermit permit, Func<LiveObject, JsonObject> make, CancellationToken cancellationToken)
    {
        if (permit.Operation != PermitOperation.Execute)
        {
            return Outcomes.Refused("what was made is not removed again");
        }

        var live = await objects.ReadAsync(permit.Target, cancellationToken);
        if (live is null || live.Reference != permit.Target)
        {
            return Outcomes.NotAsExpected(permit, live, "it is another object now, or gone");
        }

        if (GuardedFields.FirstDifference(permit.Expected, live.Json) is { } changed)
        {
            return Outcomes.NotAsExpected(permit, live, $"{changed} has changed");
        }

        var body = make(live);
        return await DryRunAsync(permit, live, body, cancellationToken) ?? await CreateAsync(permit, live, body, cancellationToken);
    }

    /// <summary>Looks whether the object of the one name is there.</summary>
    public async ValueTask<ReconcileState> ReconcileAsync(
        ActionIntent intent, Func<ResourceRef, string> nameFor, CancellationToken cancellationToken)
    {
        var source = intent.Expected.Target;
        return await ExistsAsync(source, nameFor(source), cancellationToken) ? ReconcileState.Applied : ReconcileState.NotStarted;
    }

    /// <summary>Why the object must not be made; null when the server would store all of it.</summary>
    private async ValueTask<ActionOutcome?> DryRunAsync(
        ExecutionPermit permit, LiveObject live, JsonObject body, CancellationToken cancellationToken)
    {
        try
        {
            var result = new KubernetesPayload(await writer.DryRunCreateBesideAsync(permit, live.Reference, Bytes(body), cancellationToken)).ToJson();
            return DryRunComparison.FirstLoss(body, JsonPointers.Node(result)) is { } lost
                ? Outcomes.NotAsExpected(permit, live, $"the server would store another {lost}")
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

    private async ValueTask<ActionOutcome> CreateAsync(
        ExecutionPermit permit, LiveObject live, JsonObject body, CancellationToken cancellationToken)
    {
        try
        {
            await writer.CreateBesideAsync(permit, live.Reference, Bytes(body), cancellationToken);
            return new ActionOutcome { Status = ActionStatus.Applied, Message = "dry-run as planned · created" };
        }
        catch (KubernetesApiException e) when (e.NothingChanged && e.StatusCode != HttpStatusCode.RequestTimeout)
        {
            return Outcomes.Rejected(permit, live, e);
        }
    }

    private static byte[] Bytes(JsonObject body) => Encoding.UTF8.GetBytes(body.ToJsonString());
}
