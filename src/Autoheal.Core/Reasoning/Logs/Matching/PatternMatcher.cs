namespace Autoheal.Reasoning.Logs;

/// <summary>
/// Follows one pattern through a log. Bounded: what it remembers does not grow with the log. Terms report what they see in the order
/// of the log, a line that several terms see to the last of them first.
/// </summary>
internal abstract class PatternMatcher
{
    private readonly LogPattern _pattern;
    private readonly Action<IReadOnlyList<SeenLines>> _found;
    private readonly PendingMatches? _pending;

    protected PatternMatcher(LogPattern pattern, Action<IReadOnlyList<SeenLines>> found)
    {
        _pattern = pattern;
        _found = found;
        _pending = pattern.Negations.Count > 0 ? new PendingMatches(pattern.Negations) : null;
    }

    protected LogPattern Pattern => _pattern;

    /// <summary>Whether matches may still be undone, so that several candidates have to be kept.</summary>
    protected bool CanBeUndone => _pending is not null;

    public static PatternMatcher Create(LogPattern pattern, Action<IReadOnlyList<SeenLines>> found) =>
        pattern.IsOrdered ? new SequenceMatcher(pattern, found) : new SetMatcher(pattern, found);

    /// <summary>A positive term was seen.</summary>
    public abstract void See(int term, SeenLines seen);

    /// <summary>A negated term was seen.</summary>
    public void SeeForbidden(int negation, SeenLines seen) => _pending?.Forbid(negation, seen);

    /// <summary>The log has come to a time: matches whose forbidden time is over are decided.</summary>
    public void Advance(DateTime now)
    {
        if (_pending is { IsEmpty: false })
        {
            Publish(_pending.Decide(now));
        }
    }

    /// <summary>The log has ended.</summary>
    public void Finish()
    {
        if (_pending is { IsEmpty: false })
        {
            Publish(_pending.Decide(null));
        }
    }

    /// <summary>All terms were seen within the window; <paramref name="terms"/> holds the first sighting of each term.</summary>
    protected void Complete(IReadOnlyList<SeenLines> seen, IReadOnlyList<SeenLines> terms)
    {
        if (_pending is not null)
        {
            _pending.Add(new PendingMatch(seen, terms));
            return;
        }

        Forget();
        _found(seen);
    }

    /// <summary>Begins anew: lines of a match serve no second one.</summary>
    protected abstract void Forget();

    private void Publish(IReadOnlyList<PendingMatch> matches)
    {
        foreach (var match in matches)
        {
            Forget();
            _found(match.Seen);
        }
    }
}
