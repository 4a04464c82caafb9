using System.Threading.Channels;
using Autoheal.ChatBot.Inbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Teams.Activities;

/// <summary>What was acknowledged and waits to be worked on; bounded, and durable beyond the host's end. Some are worked on at a time. Thread-safe.</summary>
internal sealed class ActivityQueue(
    MessageDesk desk,
    [FromKeyedServices(TeamsChannel.Name)] PlatformInbox inbox,
    ActivityAdmission admission,
    IOptions<TeamsOptions> options,
    ILogger<ActivityQueue> logger) : BackgroundService
{
    private readonly Channel<TeamsWork> _waiting = Channel.CreateBounded<TeamsWork>(options.Value.QueueLimit);

    /// <summary>Gets the keys of what was taken before this start, in the last hour.</summary>
    public IReadOnlyList<string> TakenLately => inbox.TakenLately;

    /// <summary>Whether it is durable and there was room. The Emulator's are not kept.</summary>
    public async ValueTask<bool> TryAddAsync(string key, ReceivedActivity received)
    {
        if (!received.IsEmulator && !await inbox.TryRecordAsync(key, TeamsActivityJson.Write(received.Activity)))
        {
            return false;
        }

        if (_waiting.Writer.TryWrite(new TeamsWork(key, received)))
        {
            return true;
        }

        if (!received.IsEmulator)
        {
            inbox.Withdraw(key);
        }

        return false;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Resume();
        return Task.WhenAll(Enumerable.Range(0, options.Value.Workers).Select(_ => Task.Run(() => WorkAsync(stoppingToken), stoppingToken)));
    }

    /// <summary>What was acknowledged and not done when the host ended, if it would still be listened to.</summary>
    private void Resume()
    {
        foreach (var entry in inbox.Left)
        {
            if (TeamsActivityJson.Read(entry.Payload.Span) is not { } activity || admission.AdmitAgain(activity) is not { } received)
            {
                inbox.Done(entry.Key);
            }
            else if (_waiting.Writer.TryWrite(new TeamsWork(entry.Key, received, inbox.IsFresh(entry) ? null : entry.At)))
            {
                TeamsLog.Resumed(logger, activity.Type, entry.At);
            }
        }
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        await foreach (var work in _waiting.Reader.ReadAllAsync(cancellationToken))
        {
            try
            {
                await desk.WorkAsync(work, cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                TeamsLog.Failed(logger, work.Received.Activity.Type, e);
            }

            cancellationToken.ThrowIfCancellationRequested();
            Finish(work);
        }
    }

    private void Finish(TeamsWork work)
    {
        if (!work.Received.IsEmulator)
        {
            inbox.Done(work.Key);
        }
    }
}
