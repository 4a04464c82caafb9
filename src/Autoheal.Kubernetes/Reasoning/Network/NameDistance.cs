namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>Tells whether a name is a slip of another one.</summary>
internal static class NameDistance
{
    private const int MostEdits = 2;

    /// <summary>Whether one begins with the other, or a few edits make one of the other.</summary>
    public static bool AreAlike(string one, string other) =>
        one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal)
        || (Math.Abs(one.Length - other.Length) <= MostEdits && Math.Min(one.Length, other.Length) > 3 && Edits(one, other) <= MostEdits);

    // Levenshtein, in one row.
    private static int Edits(string one, string other)
    {
        var row = new int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[other.Length];
    }
}
