using System.Text.Json;
using Autoheal.Execution;
using Autoheal.Incidents;

namespace Autoheal.Kubernetes.Client;

/// <summary>Removing a whole object, and making one beside another.</summary>
internal sealed partial class KubernetesWriter
{
    /// <summary>Whether the server would delete the object now; it throws as <see cref="DeleteAsync"/> would.</summary>
    public async ValueTask DryRunDeleteAsync(
        ExecutionPermit permit, ResourceRef target, string resourceVersion, CancellationToken cancellationToken)
    {
        RequireTarget(permit, target);
        await transport.SendAsync(await DeletionRequestAsync(target, resourceVersion, dryRun: true, cancellationToken), cancellationToken);
    }

    /// <summary>Deletes the very object in the very version that was looked at; what it owns goes after it.</summary>
    public async ValueTask DeleteAsync(ExecutionPermit permit, ResourceRef target, string resourceVersion, CancellationToken cancellationToken)
    {
        RequireTarget(permit, target);
        var request = await DeletionRequestAsync(target, resourceVersion, dryRun: false, cancellationToken);
        await permit.RedeemAsync(target, cancellationToken);
        await transport.SendAsync(request, cancellationToken);
    }

    /// <summary>What the server would store when another object of the target's kind were made in the target's namespace.</summary>
    public async ValueTask<byte[]> DryRunCreateBesideAsync(
        ExecutionPermit permit, ResourceRef target, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        RequireTarget(permit, target);
        return await transport.SendAsync(await CreationRequestAsync(target, body, FieldManager + DryRun, cancellationToken), cancellationToken);
    }

    /// <summary>Makes another object of the target's kind in the target's namespace.</summary>
    public async ValueTask CreateBesideAsync(
        ExecutionPermit permit, ResourceRef target, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        RequireTarget(permit, target);
        var request = await CreationRequestAsync(target, body, FieldManager, cancellationToken);
        await permit.RedeemAsync(target, cancellationToken);
        await transport.SendAsync(request, cancellationToken);
    }

    private async ValueTask<WireRequest> DeletionRequestAsync(
        ResourceRef target, string resourceVersion, bool dryRun, CancellationToken cancellationToken)
    {
        var path = (await ResourceOfAsync(target, cancellationToken)).Path(target.Namespace, target.Name);
        return new(HttpMethod.Delete, path, dryRun ? "dryRun=All" : "")
        {
            Body = DeletionBody(target, resourceVersion, dryRun),
            ContentType = "application/json",
        };
    }

    private async ValueTask<WireRequest> CreationRequestAsync(
        ResourceRef beside, ReadOnlyMemory<byte> body, string query, CancellationToken cancellationToken)
    {
        var resource = await ResourceOfAsync(beside, cancellationToken);
        return new WireRequest(HttpMethod.Post, resource.Path(beside.Namespace), query) { Body = body, ContentType = "application/json" };
    }

    private static byte[] DeletionBody(ResourceRef target, string resourceVersion, bool dryRun)
    {
        using var stream = new MemoryStream(256);
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("apiVersion", "v1");
            json.WriteString("kind", "DeleteOptions");
            json.WriteString("propagationPolicy", "Background");
            json.WriteStartObject("preconditions");
            json.WriteString("uid", target.Uid);
            json.WriteString("resourceVersion", resourceVersion);
            json.WriteEndObject();
            if (dryRun)
            {
                json.WriteStartArray("dryRun");
                json.WriteStringValue("All");
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
