namespace Autoheal.Reasoning.Logs;

/// <summary>
/// Words without which a test cannot pass, in lower case and ASCII only: one scan for all words of all rules then decides which tests
/// a line needs at all. Where nothing is certain the answer is no word, which only costs time.
/// </summary>
internal static class RequiredWords
{
    private const int Shortest = 2;
    private const int Longest = 24;

    public static IReadOnlyList<string> OfText(string text)
    {
        var best = "";
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || !char.IsAscii(text[i]))
            {
                best = i - start > best.Length ? text[start..i] : best;
                start = i + 1;
            }
        }

        return Choose(best) is { } word ? [word] : [];
    }

    public static IReadOnlyList<string> OfRegex(string pattern) => new RequiredWordsReader(pattern).Read() ?? [];

    /// <summary>A word that is short enough to be found quickly and long enough to be rare.</summary>
    public static string? Choose(string literal) =>
        literal.Length >= Shortest || literal is "{" ? literal[..Math.Min(literal.Length, Longest)].ToLowerInvariant() : null;
}
