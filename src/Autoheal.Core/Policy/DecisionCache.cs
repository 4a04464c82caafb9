using System.Runtime.CompilerServices;

namespace Autoheal.Policy;

/// <summary>
/// Decisions by the very votes that they were made of. A decision is an immutable function of its votes, their order and the version of the policies, so
/// the same votes may share one. Bounded: what finds no free place near its own takes an older one's. Thread-safe.
/// </summary>
internal sealed class DecisionCache
{
    private const int Places = 16_384;

    /// <summary>The places in which one decision may lie; their hashes share a cache line.</summary>
    private const int Near = 8;

    private readonly Entry?[] _entries = new Entry?[Places];

    /// <summary>Of the entries, so that most others are passed over without being looked at. A wrong one costs a look and no more.</summary>
    private readonly int[] _hashes = new int[Places];

    public PolicyDecision? Find(ReadOnlySpan<PolicyVote> votes, string version)
    {
        var hash = HashOf(votes);
        var first = FirstPlace(hash);
        for (var place = first; place < first + Near; place++)
        {
            if (_hashes[place] == hash && Volatile.Read(ref _entries[place]) is { } entry
                && ReferenceEquals(entry.Version, version) && AreSame(entry.Votes, votes))
            {
                return entry.Decision;
            }
        }

        return null;
    }

    public void Keep(ReadOnlySpan<PolicyVote> votes, string version, PolicyDecision decision)
    {
        var hash = HashOf(votes);
        var place = FindPlace(hash);
        _hashes[place] = hash;
        Volatile.Write(ref _entries[place], new Entry(votes.ToArray(), version, decision));
    }

    private int FindPlace(int hash)
    {
        var first = FirstPlace(hash);
        for (var place = first; place < first + Near; place++)
        {
            if (Volatile.Read(ref _entries[place]) is null)
            {
                return place;
            }
        }

        return first + (int)(((uint)hash >> 24) % Near);
    }

    private static int FirstPlace(int hash) => (int)((uint)hash % (Places / Near)) * Near;

    private static int HashOf(ReadOnlySpan<PolicyVote> votes)
    {
        var hash = (uint)votes.Length;
        foreach (var vote in votes)
        {
            hash = (hash * 31) + (uint)RuntimeHelpers.GetHashCode(vote);
        }

        return (int)(hash ^ (hash >> 15));
    }

    /// <summary>Identity, not equality: comparing the contents would cost more than deciding anew.</summary>
    private static bool AreSame(PolicyVote[] some, ReadOnlySpan<PolicyVote> others)
    {
        if (some.Length != others.Length)
        {
            return false;
        }

        for (var index = 0; index < some.Length; index++)
        {
            if (!ReferenceEquals(some[index], others[index]))
            {
                return false;
            }
        }

        return true;
    }

    private sealed record Entry(PolicyVote[] Votes, string Version, PolicyDecision Decision);
}
