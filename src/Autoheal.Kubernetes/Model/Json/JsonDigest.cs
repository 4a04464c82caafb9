using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>
/// Tells values apart without keeping them: two templates differ in an env value exactly when the digests differ (64-bit FNV-1a;
/// a collision would hide one change from one diagnosis). Kept in memory only.
/// </summary>
internal static class JsonDigest
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>Digests the value at the reader and leaves the reader at its last token.</summary>
    public static ulong OfValue(ref JsonCursor json)
    {
        var depth = json.CurrentDepth;
        var hash = Add(Offset, json.TokenType, json.ValueSpan);
        if (json.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return hash;
        }

        while (json.Read() && json.CurrentDepth > depth)
        {
            hash = Add(hash, json.TokenType, json.ValueSpan);
        }

        return hash;
    }

    /// <summary>Digests a property, name and value, with the reader at the name. Properties combine by xor: their order means nothing.</summary>
    public static ulong OfProperty(ref JsonCursor json)
    {
        var name = Add(Offset, json.TokenType, json.ValueSpan);
        json.Read();
        return (name * Prime) ^ OfValue(ref json);
    }

    /// <summary>The same, while the reader stays where it is: the property is read for what it says, too.</summary>
    public static ulong Peek(JsonCursor json) => OfProperty(ref json);

    private static ulong Add(ulong hash, JsonTokenType type, ReadOnlySpan<byte> text)
    {
        hash = (hash ^ (byte)type) * Prime;
        foreach (var b in text)
        {
            hash = (hash ^ b) * Prime;
        }

        return hash;
    }
}
