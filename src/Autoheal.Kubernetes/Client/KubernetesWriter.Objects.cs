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
        await transport.SendAsync(DeletionRequest(target, resourceVersion, dryRun: true), cancellationToken);
    }

    /// <summary>Deletes the very object in the very version that was looked at; what it owns goes after it.</summary>
    public async ValueTask DeleteAsync(ExecutionPermit permit, ResourceRef target, string resourceVersion, CancellationToken cancellationToken)
    {
        RequireTarget(permit, target);
        var request = DeletionRequest(target, resourceVersion, dryRun: false);
        await permit.RedeemAsync(target, cancellationToken);
        await transport.SendAsync(request, cancellationToken);
    }

    /// <summary>What the server would store when another object of the target's kind were made in the target's namespace.</summary>
    public ValueTask<byte[]> DryRunCreateBesideAsync(
        ExecutionPermit permit, ResourceRef target, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        RequireTarget(permit, target);
        return transport.SendAsync(CreationRequest(target, body, FieldManager + DryRun), cancellationToken);
    }

    /// <summary>Makes another object of the target's kind in the target's namespace.</summary>
    public async ValueTask CreateBesideAsync(
        ExecutionPermit permit, ResourceRef target, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        RequireTarget(permit, target);
        var request = CreationRequest(target, body, FieldManager);
        await permit.RedeemAsync(target, cancellationToken);
        await transport.SendAsync(request, cancellationToken);
    }

    private static WireRequest DeletionRequest(ResourceRef target, string resourceVersion, bool dryRun) =>
        new(HttpMethod.Delete, PathOf(target, ""), dryRun ? "dryRun=All" : "")
        {
            Body = DeletionBody(target, resourceVersion, dryRun),
            ContentType = "application/json",
        };

    private static WireRequest CreationRequest(ResourceRef beside, ReadOnlyMemory<byte> body, string query)
    {
        var resource = KubernetesResources.For(beside) ?? throw new PermitRefusedException($"No resource is known for {beside}.");
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
