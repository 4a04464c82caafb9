namespace Autoheal.Cli.Output;

/// <summary>Finds what somebody may have meant: few letters away (Levenshtein 1966), or containing every part of what was typed.</summary>
internal static class NearestWords
{
    public static IReadOnlyList<string> Of(string typed, IEnumerable<string> known, int most)
    {
        var parts = typed.Split(['.', '-', ' '], StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. known
                .Select(word => (Word: word, Distance: Distance(typed, word), Holds: parts.Length > 0 && parts.All(part => word.Contains(part, StringComparison.Ordinal))))
                .Where(candidate => candidate.Holds || candidate.Distance <= Math.Max(2, typed.Length / 4))
                .OrderBy(candidate => candidate.Distance)
                .ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
                .Take(most)
                .Select(candidate => candidate.Word),
        ];
    }

    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
