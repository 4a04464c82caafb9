namespace Autoheal.Simulation.Applications.Calls;

/// <summary>What a CPU limit does to a program that would need more: its requests queue.</summary>
internal static class CpuThrottling
{
    private static readonly TimeSpan s_usual = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan s_most = TimeSpan.FromSeconds(20);

    public static TimeSpan DelayOf(RunningApplication application, double load)
    {
        if (application.Start.CpuLimit is not { } limit || application.Image.MilliCpuAt(load) is var demand && demand <= limit)
            return TimeSpan.Zero;
        var excess = (double)application.Image.MilliCpuAt(load) / limit;
        var delay = s_usual * (excess * excess * excess);
        return delay < s_most ? delay : s_most;
    }
}
