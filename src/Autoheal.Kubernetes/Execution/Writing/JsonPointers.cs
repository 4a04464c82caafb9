using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Autoheal.Kubernetes.Execution;

/// <summary>JSON pointers (RFC 6901) into objects of the API.</summary>
internal static class JsonPointers
{
    /// <summary>The value at a pointer; null when the object has no such field.</summary>
    public static JsonElement? Find(JsonElement root, string pointer)
    {
        var value = root;
        foreach (var segment in Segments(pointer))
        {
            if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty(segment, out var member))
            {
                value = member;
            }
            else if (value.ValueKind == JsonValueKind.Array
                && int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < value.GetArrayLength())
            {
                value = value[index];
            }
            else
            {
                return null;
            }
        }

        return value;
    }

    /// <summary>Sets, or with null removes, the member that a pointer names. Its parents must be objects that exist.</summary>
    public static void Set(JsonNode root, string pointer, JsonElement? value)
    {
        var segments = Segments(pointer).ToArray();
        var parent = root;
        foreach (var segment in segments.AsSpan(0, segments.Length - 1))
        {
            parent = parent[segment] ?? throw new ArgumentException($"There is nothing at {pointer}.", nameof(pointer));
        }

        if (value is { } present)
        {
            parent[segments[^1]] = Node(present);
        }
        else
        {
            parent.AsObject().Remove(segments[^1]);
        }
    }

    /// <summary>A mutable copy of a value.</summary>
    public static JsonNode? Node(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(value.Clone()),
        JsonValueKind.Array => JsonArray.Create(value.Clone()),
        JsonValueKind.Null => null,
        _ => JsonValue.Create(value.Clone()),
    };

    /// <summary>A name as a segment of a pointer.</summary>
    public static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static IEnumerable<string> Segments(string pointer)
    {
        foreach (var segment in pointer.Split('/').Skip(1))
        {
            yield return segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        }
    }
}
