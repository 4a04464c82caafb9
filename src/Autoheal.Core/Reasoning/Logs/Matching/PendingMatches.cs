namespace Autoheal.Reasoning.Logs;

/// <summary>The matches of a pattern with negated terms, until the forbidden times of each are over. The oldest give way when there are too many.</summary>
internal sealed class PendingMatches(IReadOnlyList<LogNegation> negations)
{
    private const int MostMatches = 256;
    private const int MostForbidden = 1024;

    private readonly List<PendingMatch> _matches = [];
    private readonly Queue<SeenLines>[] _forbidden = [.. negations.Select(_ => new Queue<SeenLines>())];

    public bool IsEmpty => _matches.Count == 0;

    public void Add(PendingMatch match)
    {
        if (_matches.Count == MostMatches)
        {
            _matches.RemoveAt(0);
        }

        _matches.Add(match);
    }

    public void Forbid(int negation, SeenLines seen)
    {
        if (_forbidden[negation].Count == MostForbidden)
        {
            _forbidden[negation].Dequeue();
        }

        _forbidden[negation].Enqueue(seen);
    }

    /// <summary>Removes what is decided by now and returns the matches that hold.</summary>
    /// <param name="now">Null at the end of the log, when everything is decided.</param>
    public IReadOnlyList<PendingMatch> Decide(DateTime? now)
    {
        var held = new List<PendingMatch>();
        for (var i = 0; i < _matches.Count;)
        {
            var match = _matches[i];
            var undone = held.Any(match.SharesLinesWith) || IsUndone(match);
            if (!undone && now is { } time && IsOpen(match, time))
            {
                i++;
                continue;
            }

            _matches.RemoveAt(i);
            if (!undone)
            {
                held.Add(match);
                i -= _matches.Take(i).Count(match.SharesLinesWith);
                _matches.RemoveAll(match.SharesLinesWith);
            }
        }

        return held;
    }

    private bool IsUndone(PendingMatch match)
    {
        for (var i = 0; i < negations.Count; i++)
        {
            foreach (var forbidden in _forbidden[i])
            {
                if (match.IsUndoneBy(negations[i], forbidden))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>A line of the same moment may still come, so a time has to be past, not just reached.</summary>
    private bool IsOpen(PendingMatch match, DateTime now)
    {
        foreach (var negation in negations)
        {
            if (match.ForbiddenTime(negation) is { } time && time.To >= now)
            {
                return true;
            }
        }

        return false;
    }
}
