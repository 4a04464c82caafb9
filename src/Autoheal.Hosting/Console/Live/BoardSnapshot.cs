using System.Collections.Immutable;

namespace Autoheal.Hosting.Console.Live;

/// <summary>All incidents at one position of the journal. Immutable.</summary>
internal sealed record BoardSnapshot
{
    private static readonly Comparer<int> NewestFirst = Comparer<int>.Create((a, b) => b.CompareTo(a));

    public static BoardSnapshot Empty { get; } = new();

    /// <summary>The incidents by number, newest first.</summary>
    public ImmutableSortedDictionary<int, BoardEntry> Entries { get; private init; } = ImmutableSortedDictionary.Create<int, BoardEntry>(NewestFirst);

    /// <summary>The incidents by the position of their last change.</summary>
    private ImmutableSortedSet<(long Position, int Number)> ByChange { get; init; } = [];

    /// <summary>The last position that was read.</summary>
    public long Position { get; init; }

    /// <summary>The position at which the kill switch, or something beside it, was last turned.</summary>
    public long ControlPosition { get; init; }

    public int Open { get; private init; }

    public int Waiting { get; private init; }

    /// <summary>The incidents that changed after a position, oldest change first, at most so many and one more.</summary>
    public IReadOnlyList<BoardEntry> ChangedAfter(long position, int atMost)
    {
        var changed = ByChange.Reverse().TakeWhile(change => change.Position > position).Take(atMost + 1).Select(change => Entries[change.Number]).ToArray();
        Array.Reverse(changed);
        return changed;
    }

    public BoardSnapshot With(IReadOnlyList<BoardEntry> changed)
    {
        var (entries, byChange, open, waiting) = (Entries.ToBuilder(), ByChange.ToBuilder(), Open, Waiting);
        foreach (var entry in changed)
        {
            if (entries.TryGetValue(entry.Number, out var old))
            {
                byChange.Remove((old.Position, old.Number));
                open -= old.IsOpen ? 1 : 0;
                waiting -= old.IsWaiting ? 1 : 0;
            }

            entries[entry.Number] = entry;
            byChange.Add((entry.Position, entry.Number));
            open += entry.IsOpen ? 1 : 0;
            waiting += entry.IsWaiting ? 1 : 0;
        }

        return this with { Entries = entries.ToImmutable(), ByChange = byChange.ToImmutable(), Open = open, Waiting = waiting };
    }

    /// <summary>The same with at most so many that have ended: the oldest of them go.</summary>
    public BoardSnapshot KeepingClosed(int atMost)
    {
        var surplus = Entries.Count - Open - atMost;
        if (surplus <= 0)
        {
            return this;
        }

        var gone = Entries.Values.Where(entry => !entry.IsOpen).OrderBy(entry => entry.Position).Take(surplus).ToArray();
        return this with
        {
            Entries = Entries.RemoveRange(gone.Select(entry => entry.Number)),
            ByChange = ByChange.Except(gone.Select(entry => (entry.Position, entry.Number))),
        };
    }
}
