using System.Text.Json;

namespace Autoheal.Kubernetes.Client;

/// <summary>Reads the continuation of a list page without parsing its items.</summary>
internal static class ListHead
{
    public static string ReadContinue(ReadOnlySpan<byte> page)
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
                return ReadFromMetadata(ref reader);
            }

            reader.Skip();
        }

        return "";
    }

    private static string ReadFromMetadata(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isContinue = reader.ValueTextEquals("continue"u8);
            reader.Read();
            if (isContinue && reader.TokenType == JsonTokenType.String)
            {
                return reader.GetString() ?? "";
            }

            reader.Skip();
        }

        return "";
    }
}
