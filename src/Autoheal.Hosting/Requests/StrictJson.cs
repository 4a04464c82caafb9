using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Autoheal.Hosting.Requests;

/// <summary>Reads the small bodies of commands: nothing unknown, nothing twice, nothing deep.</summary>
internal static class StrictJson
{
    /// <summary>The value; null when the body is not of the right form, and then why.</summary>
    /// <param name="json">The body.</param>
    /// <param name="type">What it should be.</param>
    /// <param name="example">A right body, for the message.</param>
    /// <param name="error">Where it is wrong; empty when it is right.</param>
    public static T? Read<T>(ReadOnlyMemory<byte> json, JsonTypeInfo<T> type, string example, out string error)
        where T : class
    {
        error = "";
        try
        {
            if (JsonSerializer.Deserialize(json.Span, type) is { } value)
            {
                return value;
            }

            error = $"the body must be like {example}, but is null";
        }
        catch (JsonException e)
        {
            error = $"the body must be like {example}; it is wrong at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}";
        }

        return null;
    }
}
