namespace Autoheal.Reasoning.Logs;

/// <summary>Terms in any order: of each the latest sightings are kept, as many as are needed.</summary>
internal sealed class SetMatcher : PatternMatcher
{
    private readonly Queue<SeenLines>[] _latest;
    private readonly int[] _needed;

    public SetMatcher(LogPattern pattern, Action<IReadOnlyList<SeenLines>> found)
        : base(pattern, found)
    {
        _latest = [.. pattern.Terms.Select(_ => new Queue<SeenLines>())];
        _needed = [.. pattern.Terms.Select(term => term.Count)];
    }

    public override void See(int term, SeenLines seen)
    {
        var latest = _latest[term];
        if (latest.Count == _needed[term])
        {
            latest.Dequeue();
        }

        latest.Enqueue(seen);
        for (var i = 0; i < _latest.Length; i++)
        {
            if (_latest[i].Count < _needed[i] || (Pattern.Window is { } window && _latest[i].Peek().Until(seen) > window))
            {
                return;
            }
        }

        Complete(
            [.. _latest.SelectMany(sightings => sightings).Distinct().OrderBy(sighting => sighting.Position)],
            [.. _latest.Select(sightings => sightings.Peek()).OrderBy(sighting => sighting.Position)]);
    }

    protected override void Forget()
    {
        foreach (var latest in _latest)
        {
            latest.Clear();
        }
    }
}
