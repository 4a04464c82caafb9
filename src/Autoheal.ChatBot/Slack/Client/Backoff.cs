using System.Security.Cryptography;

namespace Autoheal.ChatBot.Slack.Client;

/// <summary>How long to wait before the next attempt: half a second, doubled each time, at most 30 s, of which a random half is taken off.</summary>
internal sealed class Backoff
{
    private const int Parts = 1000;
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <param name="attempt">How many attempts failed before this one; 0 after the first failure.</param>
    public TimeSpan After(int attempt)
    {
        var full = Math.Min(Longest.TotalSeconds, First.TotalSeconds * Math.Pow(2, Math.Min(attempt, 10)));
        return TimeSpan.FromSeconds(full * (1 - (RandomNumberGenerator.GetInt32(Parts) / (2.0 * Parts))));
    }
}
