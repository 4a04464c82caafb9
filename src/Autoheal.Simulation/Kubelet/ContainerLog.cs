using Autoheal.Simulation.Api.Resources;

namespace Autoheal.Simulation.Kubelet;

/// <summary>
/// What one run of a container writes: planned when it starts, visible as time passes, cut off when it ends. So a chatty container costs
/// nothing until somebody reads its log. As a kubelet rotates files, only the latest lines are kept.
/// </summary>
internal sealed class ContainerLog(DateTimeOffset started, ContainerRun run)
{
    private const int MostLines = 5_000;
    private const int MostLinesOfAnEarlierPlan = 400;
    private readonly Queue<LogLine> _earlier = new();
    private ContainerRun _run = run;
    private TimeSpan _since;

    /// <summary>When the run ended; null while it goes on.</summary>
    public DateTimeOffset? Ended { get; set; }

    /// <summary>The run goes on by another plan: what the one before has written stays, what it would have written does not come.</summary>
    public void Continue(DateTimeOffset now, ContainerRun next)
    {
        foreach (var line in Planned(now, MostLinesOfAnEarlierPlan))
        {
            if (line.At >= now)
                continue;
            _earlier.Enqueue(line);
            if (_earlier.Count > MostLines)
                _earlier.Dequeue();
        }

        (_run, _since) = (next, now - started);
    }

    /// <summary>The lines written so far, oldest first, or at least the latest ones of them: a reader who wants few need not wait for all.</summary>
    public IEnumerable<LogLine> ReadUntil(DateTimeOffset now, int most = MostLines) =>
        _earlier.Concat(Planned(Ended is { } ended && ended < now ? ended : now, Math.Min(most, MostLines)));

    private List<LogLine> Planned(DateTimeOffset end, int most)
    {
        var lines = new List<LogLine>();
        foreach (var (after, text) in _run.Log)
        {
            if (started + after <= end && after >= _since)
                lines.Add(new(started + after, text));
        }

        var single = lines.Count;
        if (_run.Chatter is { } chatter)
            AddChatter(lines, chatter, end, most);
        // Both parts are in order, so a stable sort merges them.
        return single == 0 || single == lines.Count ? lines : [.. lines.OrderBy(line => line.At)];
    }

    private void AddChatter(List<LogLine> lines, LogChatter chatter, DateTimeOffset end, int most)
    {
        var first = started + chatter.First;
        if (end < first)
            return;
        var last = (int)((end - first) / chatter.Every);
        var from = _since <= chatter.First ? 0 : (int)Math.Ceiling((_since - chatter.First) / chatter.Every);
        for (var line = Math.Max(from, last - most + 1); line <= last; line++)
            lines.Add(new(first + (line * chatter.Every), chatter.Line(line)));
    }
}
