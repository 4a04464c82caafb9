using System.Collections.Concurrent;

namespace Autoheal.Verification;

/// <summary>
/// Remembers since when each predicate of a watched action has held without a break. In memory only: after a restart the time
/// starts anew, so that nothing is called sustained that was not watched. Time is measured, not read off the clock: one that is set
/// forward sustains nothing.
/// </summary>
internal sealed class VerificationWatch(TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string IntentId, string Predicate), long> _since = new();

    /// <summary>Notes one look; true when the predicate has held for its time.</summary>
    public bool Note(string intentId, string predicate, PredicateState state, TimeSpan sustain)
    {
        if (state != PredicateState.Holds)
        {
            _since.TryRemove((intentId, predicate), out _);
            return false;
        }

        var now = clock.GetTimestamp();
        return clock.GetElapsedTime(_since.GetOrAdd((intentId, predicate), now), now) >= sustain;
    }

    public void Forget(string intentId)
    {
        foreach (var key in _since.Keys.Where(key => key.IntentId == intentId))
        {
            _since.TryRemove(key, out _);
        }
    }
}
