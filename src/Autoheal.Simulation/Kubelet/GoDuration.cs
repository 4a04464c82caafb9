using System.Globalization;

namespace Autoheal.Simulation.Kubelet;

/// <summary>Prints spans as Go does, because that is how they stand in Kubernetes' messages: <c>10s</c>, <c>1m20s</c>, <c>1.234s</c>, <c>350ms</c>.</summary>
internal static class GoDuration
{
    public static string Format(TimeSpan span)
    {
        if (span < TimeSpan.FromSeconds(1))
            return string.Create(CultureInfo.InvariantCulture, $"{span.TotalMilliseconds:0.###}ms");
        var seconds = string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds % 60:0.###}s");
        return span switch
        {
            { TotalMinutes: < 1 } => seconds,
            { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes}m{seconds}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours}h{span.Minutes}m{seconds}"),
        };
    }
}
