using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Slack.Inbound;

/// <summary>Works off the queue. On stopping, what waits is finished for as long as the host gives, and the rest after the next start.</summary>
internal sealed class SlackWorkers(WorkQueue queue, SlackIntake intake, SlackDispatcher dispatcher, IOptions<SlackOptions> options) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _working = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        intake.Resume();
        var count = options.Value.Workers;
        _working = Task.WhenAll(Enumerable.Range(0, 2 * count).Select(i => Task.Run(() => WorkAsync(urgent: i < count), CancellationToken.None)));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Complete();
        await using var givenUp = cancellationToken.Register(_stopping.Cancel);
        await _working;
    }

    public void Dispose() => _stopping.Dispose();

    private async Task WorkAsync(bool urgent)
    {
        try
        {
            await foreach (var work in queue.Reader(urgent).ReadAllAsync(_stopping.Token))
            {
                await dispatcher.HandleAsync(work, _stopping.Token);
                _stopping.Token.ThrowIfCancellationRequested();
                intake.Finish(work);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The host gives no more time.
        }
    }
}
