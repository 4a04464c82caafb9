namespace Autoheal.Reasoning.Logs;

/// <summary>
/// Terms in their order. For every step it keeps the chain that began last, since that one fits any window best; where matches can be
/// undone, it keeps some earlier ones as well.
/// </summary>
internal sealed class SequenceMatcher : PatternMatcher
{
    private const int MostAlternatives = 16;

    private readonly int[] _firstStep;
    private readonly List<Chain>[] _chains;
    private readonly int _alternatives;

    public SequenceMatcher(LogPattern pattern, Action<IReadOnlyList<SeenLines>> found)
        : base(pattern, found)
    {
        // A term with a count is so many steps.
        _firstStep = new int[pattern.Terms.Count + 1];
        for (var i = 0; i < pattern.Terms.Count; i++)
        {
            _firstStep[i + 1] = _firstStep[i] + pattern.Terms[i].Count;
        }

        _chains = [.. Enumerable.Range(0, _firstStep[^1]).Select(_ => new List<Chain>())];
        _alternatives = CanBeUndone ? MostAlternatives : 1;
    }

    public override void See(int term, SeenLines seen)
    {
        for (var step = _firstStep[term + 1] - 1; step >= _firstStep[term]; step--)
        {
            Extend(step, seen);
        }
    }

    protected override void Forget()
    {
        foreach (var chains in _chains)
        {
            chains.Clear();
        }
    }

    private void Extend(int step, SeenLines seen)
    {
        if (step == 0)
        {
            Keep(0, new Chain(null, seen));
            return;
        }

        var before = _chains[step - 1];
        before.RemoveAll(chain => Pattern.Window is { } window && chain.First.Until(seen) > window);
        foreach (var chain in before.ToArray())
        {
            if (chain.Last.Position < seen.Position)
            {
                Keep(step, new Chain(chain, seen));
            }
        }
    }

    private void Keep(int step, Chain chain)
    {
        if (step == _chains.Length - 1)
        {
            var seen = chain.ToList();
            Complete(seen, [.. _firstStep[..^1].Select(first => seen[first])]);
            return;
        }

        var chains = _chains[step];
        chains.Add(chain);
        if (chains.Count > _alternatives)
        {
            chains.RemoveAt(0);
        }
    }

    /// <summary>Lines that fulfil the first steps, shared by all chains that go on from them.</summary>
    private sealed class Chain(Chain? before, SeenLines last)
    {
        public SeenLines Last => last;

        public SeenLines First { get; } = before?.First ?? last;

        public List<SeenLines> ToList()
        {
            var seen = before?.ToList() ?? [];
            seen.Add(last);
            return seen;
        }
    }
}
