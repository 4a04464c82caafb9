namespace Autoheal.Hosting.Incidents;

/// <summary>Reads ids that strangers to the journal send: only the shape that Autoheal gives out reaches it.</summary>
public static class IncidentIds
{
    private const string Prefix = "INC-";
    private const int MaxDigits = 9;

    /// <summary>The number in an incident's id such as <c>INC-7</c>; null when the text is no incident id.</summary>
    public static int? NumberOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith(Prefix, StringComparison.Ordinal) ? Number(text.AsSpan(Prefix.Length)) : null;
    }

    /// <summary>Whether the text is a request's id such as <c>INC-7.1</c>.</summary>
    public static bool IsRequest(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var dot = text.LastIndexOf('.');
        return dot > 0 && NumberOf(text[..dot]) is not null && Number(text.AsSpan(dot + 1)) is not null;
    }

    /// <summary>Whether the text is an intent's id such as <c>INC-7/1</c>.</summary>
    public static bool IsIntent(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slash = text.LastIndexOf('/');
        return slash > 0 && NumberOf(text[..slash]) is not null && Number(text.AsSpan(slash + 1)) is not null;
    }

    private static int? Number(ReadOnlySpan<char> digits) =>
        digits.Length is > 0 and <= MaxDigits && !digits.ContainsAnyExceptInRange('0', '9')
            ? int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture)
            : null;
}
