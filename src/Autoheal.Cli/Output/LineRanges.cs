using System.Text;

namespace Autoheal.Cli.Output;

/// <summary>Line numbers for people: <c>1-3, 7</c>.</summary>
internal static class LineRanges
{
    private const int MostRanges = 12;

    public static string Of(IReadOnlyList<int> lines)
    {
        var text = new StringBuilder();
        var ranges = 0;
        for (var i = 0; i < lines.Count;)
        {
            var end = i;
            while (end + 1 < lines.Count && lines[end + 1] == lines[end] + 1)
            {
                end++;
            }

            if (ranges++ == MostRanges)
            {
                return text.Append(", …").ToString();
            }

            text.Append(text.Length > 0 ? ", " : "").Append(lines[i]);
            if (end > i)
            {
                text.Append('-').Append(lines[end]);
            }

            i = end + 1;
        }

        return text.ToString();
    }
}
