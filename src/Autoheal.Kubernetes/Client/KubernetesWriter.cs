using System.Text.Json;
using Autoheal.Execution;
using Autoheal.Incidents;

namespace Autoheal.Kubernetes.Client;

/// <summary>
/// The writing half of the client, with its own identity. Every method takes a permit; the real writes redeem it immediately before
/// the one request that changes the world, the dry runs leave it whole. The address is made from the permit's target alone, so that
/// a permit cannot be spent on anything else.
/// </summary>
internal sealed partial class KubernetesWriter(KubernetesTransport transport)
{
    private const string FieldManager = "fieldManager=autoheal";
    private const string DryRun = "&dryRun=All";

    private readonly ServedVersions _versions = new(transport);
    private readonly EvictionVersion _evictionVersion = new(transport);

    /// <summary>What the server would make of a JSON Patch.</summary>
    public async ValueTask<byte[]> DryRunPatchAsync(
        ExecutionPermit permit, ResourceRef target, ReadOnlyMemory<byte> patch, CancellationToken cancellationToken)
    {
        RequireTarget(permit, target);
        return await transport.SendAsync(await PatchRequestAsync(target, patch, FieldManager + DryRun, cancellationToken), cancellationToken);
    }

    /// <summary>Sends a JSON Patch and gives the object as stored.</summary>
    public async ValueTask<byte[]> PatchAsync(
        ExecutionPermit permit, ResourceRef target, ReadOnlyMemory<byte> patch, CancellationToken cancellationToken)
    {
        RequireTarget(permit, target);
        var request = await PatchRequestAsync(target, patch, FieldManager, cancellationToken);
        await permit.RedeemAsync(target, cancellationToken);
        return await transport.SendAsync(request, cancellationToken);
    }

    /// <summary>Whether the server would evict the pod now; it throws as <see cref="EvictAsync"/> would.</summary>
    public async ValueTask DryRunEvictAsync(
        ExecutionPermit permit, ResourceRef target, string resourceVersion, CancellationToken cancellationToken)
    {
        RequireTarget(permit, target);
        await transport.SendAsync(await EvictionRequestAsync(target, resourceVersion, dryRun: true, cancellationToken), cancellationToken);
    }

    /// <summary>Evicts the very pod in the very version that was looked at.</summary>
    public async ValueTask EvictAsync(
        ExecutionPermit permit, ResourceRef target, string resourceVersion, CancellationToken cancellationToken)
    {
        RequireTarget(permit, target);
        var request = await EvictionRequestAsync(target, resourceVersion, dryRun: false, cancellationToken);
        await permit.RedeemAsync(target, cancellationToken);
        await transport.SendAsync(request, cancellationToken);
    }

    private static void RequireTarget(ExecutionPermit permit, ResourceRef target)
    {
        ArgumentNullException.ThrowIfNull(permit);
        if (permit.Target != target)
        {
            throw new PermitRefusedException($"The permit is for {permit.Target} ({permit.Target.Uid}), not for {target} ({target.Uid}).");
        }
    }

    private async ValueTask<WireRequest> PatchRequestAsync(
        ResourceRef target, ReadOnlyMemory<byte> patch, string query, CancellationToken cancellationToken)
    {
        var resource = await ResourceOfAsync(target, cancellationToken);
        return new(HttpMethod.Patch, resource.Path(target.Namespace, target.Name), query) { Body = patch, ContentType = "application/json-patch+json" };
    }

    private async ValueTask<WireRequest> EvictionRequestAsync(
        ResourceRef target, string resourceVersion, bool dryRun, CancellationToken cancellationToken)
    {
        var path = (await ResourceOfAsync(target, cancellationToken)).Path(target.Namespace, target.Name, "eviction");
        return new(HttpMethod.Post, path, dryRun ? FieldManager + DryRun : FieldManager)
        {
            Body = EvictionBody(target, await _evictionVersion.FindAsync(cancellationToken), resourceVersion, dryRun),
            ContentType = "application/json",
        };
    }

    private ValueTask<KubernetesResource> ResourceOfAsync(ResourceRef target, CancellationToken cancellationToken) => _versions.ResolveAsync(
        KubernetesResources.For(target) ?? throw new PermitRefusedException($"No resource is known for {target}."), cancellationToken);

    private static byte[] EvictionBody(ResourceRef target, string version, string resourceVersion, bool dryRun)
    {
        using var stream = new MemoryStream(256);
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("apiVersion", version);
            json.WriteString("kind", "Eviction");
            json.WriteStartObject("metadata");
            json.WriteString("name", target.Name);
            json.WriteString("namespace", target.Namespace);
            json.WriteEndObject();
            json.WriteStartObject("deleteOptions");
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
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
