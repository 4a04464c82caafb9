namespace Autoheal.ChatBot.Inbox;

/// <summary>What the inbox' file says, in memory: what waits, and what was taken lately. Used by one at a time.</summary>
/// <param name="edge">The real clock.</param>
internal sealed class InboxIndex(TimeProvider edge)
{
    /// <summary>Platforms deliver again for an hour at most.</summary>
    private static readonly TimeSpan s_memory = TimeSpan.FromHours(1);

    private const int MaxKeys = 100_000;

    private readonly Dictionary<string, InboxLine> _waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _taken = new(StringComparer.Ordinal);

    /// <summary>Folds a line in; one that cannot be read changes nothing.</summary>
    public void Take(InboxLine? line)
    {
        if (line is null)
        {
            return;
        }

        if (line.Withdrawn == true)
        {
            _taken.Remove(line.Key);
            _waiting.Remove(line.Key);
            return;
        }

        _taken[line.Key] = line.At;
        if (line.Sealed is null)
        {
            _waiting.Remove(line.Key);
        }
        else
        {
            _waiting[line.Key] = line;
        }
    }

    /// <summary>What waits, oldest first.</summary>
    public IReadOnlyList<InboxLine> Waiting() => [.. _waiting.Values.OrderBy(line => line.At)];

    /// <summary>The keys of what was taken lately, oldest first, and forgets older ones.</summary>
    public IReadOnlyList<string> Keys()
    {
        var oldest = (edge.GetUtcNow() - s_memory).ToUnixTimeMilliseconds();
        var kept = _taken.Where(taken => taken.Value > oldest || _waiting.ContainsKey(taken.Key)).OrderBy(taken => taken.Value).TakeLast(MaxKeys).ToArray();
        _taken.Clear();
        foreach (var (key, at) in kept)
        {
            _taken[key] = at;
        }

        return [.. kept.Select(taken => taken.Key)];
    }

    /// <summary>The fewest lines that say the same.</summary>
    public IEnumerable<InboxLine> Lines() =>
        [.. Keys().Select(key => _waiting.TryGetValue(key, out var line) ? line : new InboxLine { Key = key, At = _taken[key] })];
}
