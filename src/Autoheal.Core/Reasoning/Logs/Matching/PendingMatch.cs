namespace Autoheal.Reasoning.Logs;

/// <summary>A match that a negated term may still undo.</summary>
internal sealed class PendingMatch(IReadOnlyList<SeenLines> seen, IReadOnlyList<SeenLines> terms)
{
    public IReadOnlyList<SeenLines> Seen => seen;

    /// <summary>The forbidden time of a negation; null when the log carries no times.</summary>
    public (DateTime From, DateTime To)? ForbiddenTime(LogNegation negation)
    {
        if (terms[Math.Min(negation.Anchor, terms.Count - 1)].From is not { } anchor)
        {
            return null;
        }

        var length = negation.Window + (negation.IsAbsolute ? TimeSpan.Zero : seen[0].Until(seen[^1]));
        var from = anchor + negation.Slide;
        return (from, from + (length > TimeSpan.Zero ? length : TimeSpan.Zero));
    }

    public bool IsUndoneBy(LogNegation negation, SeenLines forbidden) =>
        ForbiddenTime(negation) is { } time && forbidden.From is { } at
            ? at >= time.From && at <= time.To
            : forbidden.Position >= seen[0].Position && forbidden.Position <= seen[^1].Position;

    public bool SharesLinesWith(PendingMatch other) => seen.Any(mine => other.Seen.Contains(mine));
}
