using System.Globalization;
using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Storage;

/// <summary>
/// One version of one object. The JSON is never mutated after it was stored: readers may hold it as long as they like, writers change a
/// clone. Reading it from several threads at once is not safe, because JSON nodes materialise lazily.
/// </summary>
internal sealed class StoredObject
{
    private JsonObject? _json;
    private byte[]? _utf8;

    public StoredObject(ObjectKind kind, ObjectSections sections, long resourceVersion)
    {
        Kind = kind;
        Sections = sections;
        ResourceVersion = resourceVersion;
        Name = Metadata.Text("name") ?? throw new InvalidOperationException("A stored object has a name.");
        Namespace = kind.Namespaced ? Metadata.Text("namespace") : null;
        Uid = Metadata.Text("uid") ?? "";
        Deleting = Metadata.Text("deletionTimestamp") is not null;
        Key = Namespace is null ? Name : $"{Namespace}/{Name}";
    }

    public ObjectKind Kind { get; }

    public ObjectSections Sections { get; }

    public JsonObject Json => _json ??= Clone();

    public long ResourceVersion { get; }

    public JsonObject Metadata => Json.Object("metadata") ?? throw new InvalidOperationException("A stored object has metadata.");

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
    public bool Deleting { get; }

    public DateTimeOffset CreatedAt => KubernetesTime.Parse(Metadata.Text("creationTimestamp")!);

    /// <summary>The object as it goes over the wire; put together once per version.</summary>
    public ReadOnlyMemory<byte> Utf8 => _utf8 ??= Sections.Join(Kind);

    /// <summary>The object as an item of a list: <see cref="Utf8"/> without the opening brace, kind and apiVersion.</summary>
    public ReadOnlyMemory<byte> Utf8WithoutHeader => Utf8[Kind.Header.Length..];

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

    /// <summary>A copy that the caller may change and hand back to the store. Cheap: what the caller does not touch is not copied.</summary>
    public JsonObject Clone() => Sections.CreateTree(Kind);

    /// <summary>Drops what can be made again; called when a newer version has taken its place.</summary>
    public void Supersede()
    {
        _json = null;
        _utf8 = null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Key}@{ResourceVersion}");
}
