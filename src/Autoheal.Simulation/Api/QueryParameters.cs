using System.Globalization;

namespace Autoheal.Simulation.Api;

/// <summary>The parsed query of a request. When a parameter is repeated the first one counts. Immutable.</summary>
public sealed class QueryParameters
{
    private readonly KeyValuePair<string, string>[] _pairs;

    private QueryParameters(KeyValuePair<string, string>[] pairs) => _pairs = pairs;

    /// <summary>No parameters.</summary>
    public static QueryParameters Empty { get; } = new([]);

    /// <summary>The value of a parameter, or null when it is absent.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var pair in _pairs)
            {
                if (pair.Key == name)
                    return pair.Value;
            }

            return null;
        }
    }

    /// <summary>Whether the parameter is present with a true value: <c>true</c>, <c>1</c>, or without any value.</summary>
    public bool Flag(string name) => this[name] is "" or "1" or "true" or "True";

    /// <summary>The parameter as a whole number; null when absent or not a number.</summary>
    public long? Number(string name) =>
        long.TryParse(this[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Reads a query string, with or without its leading question mark.</summary>
    public static QueryParameters Parse(string? query)
    {
        var text = query.AsSpan().TrimStart('?');
        if (text.IsEmpty)
            return Empty;
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var range in text.Split('&'))
        {
            var part = text[range];
            if (part.IsEmpty)
                continue;
            var equals = part.IndexOf('=');
            pairs.Add(equals < 0 ? new(Decode(part), "") : new(Decode(part[..equals]), Decode(part[(equals + 1)..])));
        }

        return new([.. pairs]);
    }

    private static string Decode(ReadOnlySpan<char> text)
    {
        var plain = text.ToString();
        if (plain.Contains('+', StringComparison.Ordinal))
            plain = plain.Replace('+', ' ');
        return plain.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(plain) : plain;
    }
}
