using System.Text.RegularExpressions;

namespace Autoheal.ChatBot.Incidents;

/// <summary>The form of incidents' ids.</summary>
internal static partial class IncidentIds
{
    public static bool IsOne(string text) => Form().IsMatch(text);

    /// <summary>An id as a person types it: <c>INC-7</c>, <c>inc-7</c>, <c>7</c>; null when it is none.</summary>
    public static string? Read(string text)
    {
        var id = text.Length > 0 && text.All(char.IsAsciiDigit) ? $"INC-{text}" : text.ToUpperInvariant();
        return IsOne(id) ? id : null;
    }

    [GeneratedRegex(@"\AINC-[0-9]{1,10}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
