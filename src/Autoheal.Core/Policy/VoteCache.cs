using System.Collections.Concurrent;

namespace Autoheal.Policy;

/// <summary>
/// Votes that are made once and given again. Votes are immutable, so equal facts may share one; the gate then recognises a decision that it has made
/// before. Bounded: what does not fit any more is made anew each time. Thread-safe.
/// </summary>
internal sealed class VoteCache<TKey>(Func<TKey, PolicyVote> make)
    where TKey : notnull
{
    private const int Capacity = 1024;

    private readonly ConcurrentDictionary<TKey, PolicyVote> _votes = new();

    public PolicyVote Of(TKey key) => _votes.TryGetValue(key, out var known) ? known : Add(key);

    private PolicyVote Add(TKey key)
    {
        var vote = make(key);
        return _votes.Count < Capacity ? _votes.GetOrAdd(key, vote) : vote;
    }
}
