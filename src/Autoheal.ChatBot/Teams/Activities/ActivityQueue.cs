using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Teams.Activities;

/// <summary>What was acknowledged and waits to be worked on; bounded. Some are worked on at a time. Thread-safe.</summary>
internal sealed class ActivityQueue(MessageDesk desk, IOptions<TeamsOptions> options, ILogger<ActivityQueue> logger) : BackgroundService
{
    private const int Workers = 4;

    private readonly Channel<ReceivedActivity> _waiting = Channel.CreateBounded<ReceivedActivity>(options.Value.QueueLimit);

    /// <summary>Whether there was room.</summary>
    public bool TryAdd(ReceivedActivity activity) => _waiting.Writer.TryWrite(activity);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(() => WorkAsync(stoppingToken), stoppingToken)));

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        await foreach (var activity in _waiting.Reader.ReadAllAsync(cancellationToken))
        {
            try
            {
                await desk.WorkAsync(activity, cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                TeamsLog.Failed(logger, activity.Activity.Type, e);
            }
        }
    }
}
