namespace Autoheal.Core.Tests.Doubles;

/// <summary>Lets a manual clock run, a second of incident time at each tick of a real millisecond, until disposed.</summary>
internal sealed class Ticking : IAsyncDisposable
{
    private readonly PeriodicTimer _timer = new(TimeSpan.FromMilliseconds(1));
    private readonly Task _running;

    public Ticking(ManualClock clock) => _running = RunAsync(clock);

    public async ValueTask DisposeAsync()
    {
        _timer.Dispose();
        await _running;
    }

    private async Task RunAsync(ManualClock clock)
    {
        while (await _timer.WaitForNextTickAsync())
        {
            clock.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
