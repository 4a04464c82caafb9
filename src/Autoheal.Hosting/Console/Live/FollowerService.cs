using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Autoheal.Hosting.Console.Live;

/// <summary>Reads the journal when the host starts, and goes on while a page is followed; a page that is asked for catches up by itself.</summary>
internal sealed class FollowerService(
    JournalFollower follower, LivePages pages, IOptions<HostingOptions> options, [FromKeyedServices(HostingClocks.Edge)] TimeProvider edge) : BackgroundService
{
    /// <summary>How often the journal is looked at: a reader knows of a change within this time and what the browser takes.</summary>
    public static TimeSpan LookInterval { get; } = TimeSpan.FromMilliseconds(100);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Console.Enabled)
        {
            return;
        }

        using var timer = new PeriodicTimer(LookInterval, edge);
        try
        {
            await follower.TryCatchUpAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (pages.Open > 0)
                {
                    await follower.TryCatchUpAsync(stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }
}
