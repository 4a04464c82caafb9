using System.Text.Json;

namespace Autoheal.Kubernetes.Client;

/// <summary>Reads the continuation and version of a list page, or the version of an object, without parsing the rest.</summary>
internal static class ListHead
{
    /// <summary>The token for the next page; empty on the last.</summary>
    public static string ReadContinue(ReadOnlySpan<byte> page) => Read(page, "continue"u8);

    /// <summary>The version of a list or object; empty when it has none.</summary>
    public static string ReadVersion(ReadOnlySpan<byte> page) => Read(page, "resourceVersion"u8);

    private static string Read(ReadOnlySpan<byte> page, ReadOnlySpan<byte> member)
    {
        var reader = new Utf8JsonReader(page);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A list is a JSON object.");
        }

        // The server writes metadata first, so that the items are normally never touched.
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isMetadata = reader.ValueTextEquals("metadata"u8);
            reader.Read();
            if (isMetadata && reader.TokenType == JsonTokenType.StartObject)
            {
                return ReadFromMetadata(ref reader, member);
            }

            reader.Skip();
        }

        return "";
    }

    private static string ReadFromMetadata(ref Utf8JsonReader reader, ReadOnlySpan<byte> member)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isWanted = reader.ValueTextEquals(member);
            reader.Read();
            if (isWanted && reader.TokenType == JsonTokenType.String)
            {
                return reader.GetString() ?? "";
            }

            reader.Skip();
        }

        return "";
    }
}
