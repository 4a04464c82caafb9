using System.Globalization;

namespace Autoheal.Simulation.Controllers.CronJobs;

/// <summary>One field of a cron line as the set of values at which it holds.</summary>
/// <param name="Bits">Bit n is set when value n is meant.</param>
/// <param name="Any">Whether the field was a star, which matters for how the two day fields combine.</param>
internal readonly record struct CronField(ulong Bits, bool Any)
{
    public bool Holds(int value) => (Bits & (1UL << value)) != 0;

    /// <summary>Reads a comma-separated list of values, ranges and steps, such as <c>1-5,10-50/10</c>.</summary>
    /// <exception cref="FormatException">The text is no field of this range.</exception>
    public static CronField Parse(string text, int least, int most, params ReadOnlySpan<string> names)
    {
        var bits = 0UL;
        var any = false;
        foreach (var part in text.Split(','))
        {
            var stepped = part.Split('/');
            if (stepped.Length > 2)
                throw new FormatException($"too many slashes: {part}");
            var star = stepped[0] is "*" or "?";
            any |= star && stepped.Length == 1;
            var (first, last) = star ? (least, most) : Range(stepped[0], most, stepped.Length == 2, names);
            var step = stepped.Length == 2 ? Number(stepped[1], []) : 1;
            if (first < least || last > most || first > last || step == 0)
                throw new FormatException(Outside(first, last, least, most, step, part));
            for (var value = first; value <= last; value += step)
                bits |= 1UL << value;
        }

        return new(bits, any);
    }

    private static (int First, int Last) Range(string text, int most, bool stepped, ReadOnlySpan<string> names)
    {
        var ends = text.Split('-');
        if (ends.Length > 2)
            throw new FormatException($"too many hyphens: {text}");
        var first = Number(ends[0], names);
        return (first, ends.Length == 2 ? Number(ends[1], names) : stepped ? most : first);
    }

    private static int Number(string text, ReadOnlySpan<string> names)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i].Length > 0 && names[i].Equals(text, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"failed to parse int from {text}: strconv.Atoi: parsing \"{text}\": invalid syntax");
    }

    private static string Outside(int first, int last, int least, int most, int step, string part)
    {
        if (first < least)
            return $"beginning of range ({first}) below minimum ({least}): {part}";
        if (last > most)
            return $"end of range ({last}) above maximum ({most}): {part}";
        return step == 0
            ? $"step of range should be a positive number: {part}"
            : $"beginning of range ({first}) beyond end of range ({last}): {part}";
    }
}
