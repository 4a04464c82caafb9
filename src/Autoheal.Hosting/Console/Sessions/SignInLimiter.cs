using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Hosting.Console.Sessions;

/// <summary>
/// Slows down guessing: after <see cref="MaxFailures"/> wrong tokens within a minute an address is refused unread until the minute is over. Knows a
/// bounded number of addresses. Thread-safe.
/// </summary>
internal sealed class SignInLimiter([FromKeyedServices(HostingClocks.Edge)] TimeProvider edge)
{
    public const int MaxFailures = 10;
    private const int MaxAddresses = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (long Since, int Failures)> _failures = new(StringComparer.Ordinal);

    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(1);

    /// <summary>How long an address has to wait; null when it may try.</summary>
    public TimeSpan? Wait(string address)
    {
        lock (_lock)
        {
            return _failures.TryGetValue(address, out var known) && known.Failures >= MaxFailures && edge.GetElapsedTime(known.Since) is var gone && gone < Window
                ? Window - gone
                : null;
        }
    }

    public void Fail(string address)
    {
        lock (_lock)
        {
            if (!_failures.TryGetValue(address, out var known) || edge.GetElapsedTime(known.Since) >= Window)
            {
                known = (edge.GetTimestamp(), 0);
            }

            _failures[address] = known with { Failures = known.Failures + 1 };
            if (_failures.Count > MaxAddresses)
            {
                _failures.Remove(_failures.MinBy(entry => entry.Value.Since).Key);
            }
        }
    }
}
