namespace Autoheal.Policy;

/// <summary>Names with <c>*</c> for any run of characters, compared ordinally; nothing else has a meaning of its own.</summary>
internal static class Glob
{
    public static bool Matches(string pattern, string text)
    {
        var (at, place) = (0, 0);
        var (star, mark) = (-1, 0);
        while (place < text.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                (star, mark) = (at++, place);
            }
            else if (at < pattern.Length && pattern[at] == text[place])
            {
                at++;
                place++;
            }
            else if (star >= 0)
            {
                (at, place) = (star + 1, ++mark);
            }
            else
            {
                return false;
            }
        }

        while (at < pattern.Length && pattern[at] == '*')
        {
            at++;
        }

        return at == pattern.Length;
    }

    public static bool MatchesAny(string[] patterns, string text)
    {
        foreach (var pattern in patterns)
        {
            if (Matches(pattern, text))
            {
                return true;
            }
        }

        return false;
    }
}
