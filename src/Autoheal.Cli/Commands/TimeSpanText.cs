using System.Globalization;

namespace Autoheal.Cli.Commands;

/// <summary>Reads times as people type them: <c>45m</c>, <c>2h</c>.</summary>
internal static class TimeSpanText
{
    private const int MaxCount = 10_000;

    /// <summary>The seconds; null when the text is no such time.</summary>
    public static int? ReadSeconds(string text)
    {
        var unit = text.Length < 2 ? 0 : text[^1] switch { 'm' => 60, 'h' => 3600, _ => 0 };
        return unit > 0 && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= MaxCount
            ? count * unit
            : null;
    }
}
