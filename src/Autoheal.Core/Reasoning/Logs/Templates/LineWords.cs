using System.Text.RegularExpressions;

namespace Autoheal.Reasoning.Logs;

/// <summary>Splits a line into words and masks those that vary by nature: numbers, addresses, ids, times, durations and sizes.</summary>
internal static partial class LineWords
{
    private const int MostWords = 256;

    public static string[] Split(string line, int start)
    {
        var words = new List<string>();
        var rest = line.AsSpan(start);
        while (words.Count < MostWords)
        {
            rest = rest.TrimStart(" \t");
            if (rest.IsEmpty)
            {
                break;
            }

            var end = rest.IndexOfAny(' ', '\t');
            words.Add(Mask(end < 0 ? rest : rest[..end]));
            rest = end < 0 ? default : rest[end..];
        }

        return [.. words];
    }

    private static string Mask(ReadOnlySpan<char> word)
    {
        if (!word.ContainsAnyInRange('0', '9'))
        {
            return word.ToString();
        }

        var text = Variable().Replace(word.ToString(), TemplateGroup.Any);
        return text == TemplateGroup.Any ? TemplateGroup.Any : text;
    }

    // Long alternatives first: addresses with ports, ids, hexadecimal numbers, then whatever begins with a digit.
    [GeneratedRegex(
        @"(?<![A-Za-z0-9])(?:" +
        @"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}" +
        @"|(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?" +
        @"|(?:[0-9a-fA-F]{0,4}:){3,7}[0-9a-fA-F]{1,4}" +
        @"|0x[0-9a-fA-F]+" +
        @"|(?=[0-9a-fA-F]*[0-9])[0-9a-fA-F]{8,}" +
        @"|[-+]?\d+(?:[.,:]\d+)*(?:[a-zA-Zµ%]{1,3})?" +
        @")(?![A-Za-z0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
