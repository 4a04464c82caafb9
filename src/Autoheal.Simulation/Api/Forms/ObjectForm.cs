using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Forms;

/// <summary>
/// How objects of one resource go over the wire: as they are, converted to another version, as metadata only, or as a table. Forms are
/// made once per resource and hold the encoding of the newest event, because one change goes to many watches.
/// </summary>
internal abstract class ObjectForm
{
    private StoredObject? _lastObject;
    private string? _lastType;
    private byte[] _lastEvent = [];

    public virtual string ContentType => ApiResponse.Json;

    /// <summary>Whether the encoding of an object depends on the object alone, so that it can be used again.</summary>
    protected virtual bool Reusable => true;

    /// <summary>One object as a whole document.</summary>
    public abstract ReadOnlyMemory<byte> Single(StoredObject value);

    /// <summary>A list document.</summary>
    public abstract ReadOnlyMemory<byte> List(ListPage page);

    /// <summary>The line of one watch event.</summary>
    public ReadOnlyMemory<byte> Event(string type, StoredObject value)
    {
        if (Reusable && ReferenceEquals(_lastObject, value) && _lastType == type)
            return _lastEvent;
        (_lastObject, _lastType, _lastEvent) = (value, type, WriteEvent(type, Single(value).Span));
        return _lastEvent;
    }

    /// <summary>The line of a bookmark.</summary>
    public ReadOnlyMemory<byte> Bookmark(long resourceVersion, bool endsInitialEvents)
    {
        var metadata = new JsonObject { ["resourceVersion"] = resourceVersion.ToString(CultureInfo.InvariantCulture), ["creationTimestamp"] = null };
        if (endsInitialEvents)
            metadata["annotations"] = new JsonObject { ["k8s.io/initial-events-end"] = "true" };
        return WriteEvent("BOOKMARK", Encoding.UTF8.GetBytes(BookmarkObject(metadata).ToJsonString(WireJson.Options)));
    }

    /// <summary>The line that ends a watch with a failure.</summary>
    public static ReadOnlyMemory<byte> ErrorEvent(StoreException refusal) => WriteEvent("ERROR", StatusBody.Write(refusal));

    /// <summary>The empty object that carries a bookmark's metadata.</summary>
    protected abstract JsonObject BookmarkObject(JsonObject metadata);

    private static byte[] WriteEvent(string type, ReadOnlySpan<byte> document)
    {
        var buffer = new ArrayBufferWriter<byte>(document.Length + 40);
        buffer.Write("{\"type\":\""u8);
        Encoding.ASCII.GetBytes(type, buffer);
        buffer.Write("\",\"object\":"u8);
        buffer.Write(document);
        buffer.Write("}\n"u8);
        return buffer.WrittenSpan.ToArray();
    }
}
