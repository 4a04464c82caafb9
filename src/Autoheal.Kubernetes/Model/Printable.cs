using System.Globalization;

namespace Autoheal.Kubernetes.Model;

/// <summary>
/// Makes declared texts fit to be shown: the API server does not check the characters of an image or of a reference, and what an author wrote
/// there must not break out of the line that quotes it.
/// </summary>
internal static class Printable
{
    private const int Longest = 300;

    public static string From(string text, int longest = Longest)
    {
        var clean = text.Length <= longest ? text : text[..longest];
        return clean.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 || clean.All(c => !IsActive(c))
            ? clean
            : string.Concat(clean.Select(c => IsActive(c) ? '\uFFFD' : c));
    }

    /// <summary>Whether a terminal would act on it: line ends, escapes, and what turns the direction of a text or hides parts of it.</summary>
    private static bool IsActive(char c) => char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
