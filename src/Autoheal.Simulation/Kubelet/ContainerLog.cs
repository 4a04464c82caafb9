using Autoheal.Simulation.Api.Resources;

namespace Autoheal.Simulation.Kubelet;

/// <summary>
/// What one run of a container writes: planned when it starts, visible as time passes, cut off when it ends. So a chatty container costs
/// nothing until somebody reads its log.
/// </summary>
internal sealed class ContainerLog(DateTimeOffset started, ContainerRun run)
{
    /// <summary>When the run ended; null while it goes on.</summary>
    public DateTimeOffset? Ended { get; set; }

    /// <summary>The lines written so far, oldest first.</summary>
    public IEnumerable<LogLine> ReadUntil(DateTimeOffset now)
    {
        var end = Ended is { } ended && ended < now ? ended : now;
        foreach (var (after, text) in run.Log)
        {
            if (started + after <= end)
                yield return new(started + after, text);
        }

        if (run.Chatter is not { } chatter)
            yield break;
        var line = 0;
        for (var at = started + chatter.First; at <= end; at += chatter.Every)
            yield return new(at, chatter.Line(line++));
    }
}
