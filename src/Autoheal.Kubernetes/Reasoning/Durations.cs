using System.Globalization;

namespace Autoheal.Kubernetes.Reasoning;

/// <summary>Writes spans of time as people say them: <c>3 m 12 s</c>.</summary>
internal static class Durations
{
    public static string Text(TimeSpan span) => span switch
    {
        { TotalSeconds: < 60 } => Text($"{Math.Max(0, (int)span.TotalSeconds)} s"),
        { TotalMinutes: < 60 } => Text($"{(int)span.TotalMinutes} m {span.Seconds} s"),
        { TotalHours: < 48 } => Text($"{(int)span.TotalHours} h {span.Minutes} m"),
        _ => Text($"{(int)span.TotalDays} d {span.Hours} h"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
