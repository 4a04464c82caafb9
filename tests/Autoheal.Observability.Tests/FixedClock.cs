namespace Autoheal.Observability.Tests;

/// <summary>The real clock, but for what it shows: the time of the samples that tests answer with.</summary>
internal sealed class FixedClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(1780000000);
}
