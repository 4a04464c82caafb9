using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Storage;

/// <summary>
/// One version of one object. The JSON is never mutated after it was stored: readers may hold it as long as they like, writers
/// change a clone. Reading it from several threads at once is not safe, because JSON nodes materialise lazily.
/// </summary>
internal sealed class StoredObject
{
    private byte[]? _utf8;

    public StoredObject(ObjectKind kind, JsonObject json, long resourceVersion)
    {
        Kind = kind;
        Json = json;
        ResourceVersion = resourceVersion;
        Metadata = json.Object("metadata") ?? throw new ArgumentException("An object has metadata.", nameof(json));
        Name = Metadata.Text("name") ?? throw new ArgumentException("An object has a name.", nameof(json));
        Namespace = kind.Namespaced ? Metadata.Text("namespace") : null;
        Uid = Metadata.Text("uid") ?? "";
        Key = Namespace is null ? Name : $"{Namespace}/{Name}";
    }

    public ObjectKind Kind { get; }

    public JsonObject Json { get; }

    public long ResourceVersion { get; }

    public JsonObject Metadata { get; }

    public string? Namespace { get; }

    public string Name { get; }

    public string Uid { get; }

    /// <summary><c>namespace/name</c>, or the name of a cluster-scoped object. Lists are ordered by it, ordinally, as etcd orders its keys.</summary>
    public string Key { get; }

    public JsonObject? Spec => Json.Object("spec");

    public JsonObject? Status => Json.Object("status");

    public JsonObject? Labels => Metadata.Object("labels");

    public JsonObject? Annotations => Metadata.Object("annotations");

    /// <summary>Whether deletion was asked for and waits for a grace period or finalizers.</summary>
    public bool Deleting => Metadata.Text("deletionTimestamp") is not null;

    public DateTimeOffset CreatedAt => KubernetesTime.Parse(Metadata.Text("creationTimestamp")!);

    /// <summary>The object as it goes over the wire; serialised once per version.</summary>
    public ReadOnlyMemory<byte> Utf8 => _utf8 ??= JsonSerializer.SerializeToUtf8Bytes(Json, WireJson.Options);

    /// <summary>The object as an item of a list: <see cref="Utf8"/> without the opening brace, kind and apiVersion.</summary>
    public ReadOnlyMemory<byte> Utf8WithoutHeader => Utf8[(Kind.HeaderLength + 1)..];

    /// <summary>The owner reference with <c>controller: true</c>, when there is one.</summary>
    public JsonObject? Controller
    {
        get
        {
            if (Metadata.Array("ownerReferences") is not { } owners)
                return null;
            foreach (var owner in owners)
            {
                if (owner.Flag("controller") == true)
                    return owner as JsonObject;
            }

            return null;
        }
    }

    /// <summary>A deep copy that the caller may change and hand back to the store.</summary>
    public JsonObject Clone() => Json.Clone();

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Key}@{ResourceVersion}");
}
