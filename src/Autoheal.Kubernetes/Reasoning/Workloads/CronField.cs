using System.Globalization;

namespace Autoheal.Kubernetes.Reasoning.Workloads;

/// <summary>One field of a schedule: the numbers that it allows, as bits.</summary>
internal readonly record struct CronField(ulong Bits, bool IsAny)
{
    public bool Has(int number) => (Bits & (1UL << number)) != 0;

    /// <summary>Reads a field such as <c>*/5</c>, <c>1-5</c> or <c>mon,fri</c>; null when it is none.</summary>
    public static CronField? Parse(string text, int lowest, int highest, ReadOnlySpan<string> names)
    {
        var bits = 0UL;
        foreach (var part in text.Split(','))
        {
            if (PartOf(part, lowest, highest, names) is not { } some)
            {
                return null;
            }

            bits |= some;
        }

        return new CronField(bits, text is "*" or "?");
    }

    private static ulong? PartOf(string part, int lowest, int highest, ReadOnlySpan<string> names)
    {
        var slash = part.IndexOf('/', StringComparison.Ordinal);
        var step = 1;
        if (slash >= 0 && !(int.TryParse(part.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out step) && step > 0))
        {
            return null;
        }

        var range = slash >= 0 ? part[..slash] : part;
        var (from, to) = (lowest, highest);
        if (range is not ("*" or "?"))
        {
            var dash = range.IndexOf('-', StringComparison.Ordinal);
            if (Number(dash > 0 ? range[..dash] : range, lowest, names) is not { } first
                || Number(dash > 0 ? range[(dash + 1)..] : range, lowest, names) is not { } last)
            {
                return null;
            }

            (from, to) = (first, dash < 0 && slash >= 0 ? highest : last);
        }

        if (from < lowest || to > highest || from > to)
        {
            return null;
        }

        var bits = 0UL;
        for (var number = from; number <= to; number += step)
        {
            bits |= 1UL << number;
        }

        return bits;
    }

    private static int? Number(string text, int lowest, ReadOnlySpan<string> names)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i].Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return i + lowest;
            }
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
