using System.Globalization;

namespace Autoheal.Reasoning.Logs;

/// <summary>Takes how long something took out of a line, by the named groups <c>seconds</c> and <c>millis</c> of a rule's expressions.</summary>
internal static class SpokenDurations
{
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);

    /// <summary>The time that the first expression gives; null when none gives one that a call can take.</summary>
    public static TimeSpan? Find(IReadOnlyList<LineRegex> expressions, string line)
    {
        foreach (var expression in expressions)
        {
            if (expression.Find(line) is { } match
                && (Read(match.Groups["seconds"].Value, 1) ?? Read(match.Groups["millis"].Value, 0.001)) is { } duration)
            {
                return duration;
            }
        }

        return null;
    }

    private static TimeSpan? Read(string number, double unit) =>
        double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value * unit < s_longest.TotalSeconds
            ? TimeSpan.FromSeconds(value * unit)
            : null;
}
