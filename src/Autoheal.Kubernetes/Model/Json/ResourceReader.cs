using System.Globalization;
using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads quantities such as <c>128Mi</c>.</summary>
internal static class ResourceReader
{
    /// <summary>The memory limit in a container's <c>resources</c>, with the reader at the property's name; null when there is none.</summary>
    public static long? MemoryLimit(Utf8JsonReader json)
    {
        json.Read();
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("limits"u8))
                {
                    return ReadMemory(ref json);
                }

                json.Skip();
            }
        }

        return null;
    }

    /// <summary>A quantity of bytes, or null when the text is none.</summary>
    public static long? ParseBytes(string text)
    {
        var digits = text.AsSpan().TrimEnd("KMGTPEkmi").Length;
        if (!decimal.TryParse(text.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        decimal? factor = text[digits..] switch
        {
            "" => 1,
            "m" => 0.001m,
            "k" => 1_000,
            "M" => 1_000_000,
            "G" => 1_000_000_000,
            "T" => 1_000_000_000_000,
            "Ki" => 1L << 10,
            "Mi" => 1L << 20,
            "Gi" => 1L << 30,
            "Ti" => 1L << 40,
            _ => null,
        };
        return number * factor is { } bytes and < long.MaxValue ? (long)bytes : null;
    }

    private static long? ReadMemory(ref Utf8JsonReader json)
    {
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("memory"u8))
                {
                    return json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var bytes) ? bytes : ParseBytes(json.Text());
                }

                json.Skip();
            }
        }

        return null;
    }
}
