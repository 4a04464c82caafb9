using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Tables;

/// <summary>Durations as kubectl shows them: two units at most, and the second only while it matters.</summary>
internal static class HumanDuration
{
    public const string Unknown = "<unknown>";

    /// <summary>Time from the timestamp in the field until now.</summary>
    public static string Since(JsonNode? owner, string field, DateTimeOffset now) =>
        owner.Text(field) is { } time ? Show(now - KubernetesTime.Parse(time)) : Unknown;

    public static string Show(TimeSpan duration)
    {
        var seconds = (long)duration.TotalSeconds;
        if (seconds < -1)
            return "<invalid>";
        if (seconds < 0)
            return "0s";
        if (seconds < 60 * 2)
            return Text(seconds, 's');
        var (minutes, hours) = (seconds / 60, seconds / 3600);
        if (minutes < 10)
            return Text(minutes, 'm', seconds % 60, 's');
        if (minutes < 60 * 3)
            return Text(minutes, 'm');
        if (hours < 8)
            return Text(hours, 'h', minutes % 60, 'm');
        if (hours < 48)
            return Text(hours, 'h');
        if (hours < 24 * 8)
            return Text(hours / 24, 'd', hours % 24, 'h');
        if (hours < 24 * 365 * 2)
            return Text(hours / 24, 'd');
        return hours < 24 * 365 * 8 ? Text(hours / 24 / 365, 'y', hours / 24 % 365, 'd') : Text(hours / 24 / 365, 'y');
    }

    private static string Text(long number, char unit) => string.Create(CultureInfo.InvariantCulture, $"{number}{unit}");

    private static string Text(long number, char unit, long rest, char restUnit) =>
        rest == 0 ? Text(number, unit) : Text(number, unit) + Text(rest, restUnit);
}
