using System.Text.Json;

namespace Autoheal.Kubernetes.Client;

/// <summary>One line of a watch. The bytes belong to the watch: they change with its next line.</summary>
internal readonly struct WatchEvent
{
    private WatchEvent(WatchEventType type, ReadOnlyMemory<byte> @object)
    {
        Type = type;
        Object = @object;
    }

    public WatchEventType Type { get; }

    /// <summary>Gets the object's JSON; of an error the <c>Status</c>.</summary>
    public ReadOnlyMemory<byte> Object { get; }

    /// <exception cref="JsonException">The line is none of a watch.</exception>
    public static WatchEvent Parse(ReadOnlyMemory<byte> line)
    {
        var json = new Utf8JsonReader(line.Span);
        var type = WatchEventType.Unknown;
        ReadOnlyMemory<byte> found = default;
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A watch consists of JSON objects.");
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var (isType, isObject) = (json.ValueTextEquals("type"u8), json.ValueTextEquals("object"u8));
            json.Read();
            var start = (int)json.TokenStartIndex;
            type = isType ? TypeOf(ref json) : type;
            json.Skip();
            found = isObject ? line[start..(int)json.BytesConsumed] : found;
        }

        return new WatchEvent(type, found);
    }

    private static WatchEventType TypeOf(ref Utf8JsonReader json) =>
        json.TokenType != JsonTokenType.String ? WatchEventType.Unknown
        : json.ValueTextEquals("ADDED"u8) ? WatchEventType.Added
        : json.ValueTextEquals("MODIFIED"u8) ? WatchEventType.Modified
        : json.ValueTextEquals("DELETED"u8) ? WatchEventType.Deleted
        : json.ValueTextEquals("BOOKMARK"u8) ? WatchEventType.Bookmark
        : json.ValueTextEquals("ERROR"u8) ? WatchEventType.Error
        : WatchEventType.Unknown;
}
