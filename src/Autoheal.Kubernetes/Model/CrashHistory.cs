namespace Autoheal.Kubernetes.Model;

/// <summary>
/// Works out when a container first crashed. The API keeps only the last end and the number of restarts; the kubelet's back-off (10 s,
/// doubled each time, at most 5 minutes) says how far back the first one lies.
/// </summary>
internal static class CrashHistory
{
    private static readonly TimeSpan s_longestBackOff = TimeSpan.FromMinutes(5);

    /// <summary>When the container first ended with an error, not before its pod was made.</summary>
    public static DateTimeOffset FirstEnd(Pod pod, ContainerStatus container, ContainerState lastEnd)
    {
        var created = pod.Metadata.CreatedAt;
        var run = lastEnd.FinishedAt - lastEnd.StartedAt ?? TimeSpan.Zero;
        var ended = lastEnd.FinishedAt ?? created;
        var between = container.Current.Phase == ContainerPhase.Running ? container.RestartCount - 1 : container.RestartCount;
        var span = Span(between, run);
        if (ended.UtcTicks <= span.Ticks)
        {
            // A recording without times.
            return created;
        }

        var estimate = ended - span;
        var slack = span / 2 > TimeSpan.FromMinutes(1) ? span / 2 : TimeSpan.FromMinutes(1);
        return estimate - created <= slack ? Earlier(created + run, ended) : estimate;
    }

    private static TimeSpan Span(int gaps, TimeSpan run)
    {
        var span = TimeSpan.Zero;
        var backOff = TimeSpan.FromSeconds(10);
        for (var i = 0; i < gaps; i++)
        {
            if (backOff >= s_longestBackOff)
            {
                return span + ((gaps - i) * (s_longestBackOff + run));
            }

            span += backOff + run;
            backOff *= 2;
        }

        return span;
    }

    private static DateTimeOffset Earlier(DateTimeOffset x, DateTimeOffset y) => x < y ? x : y;
}
