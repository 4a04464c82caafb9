using System.Threading.Channels;
using Autoheal.ChatBot.Diagnostics;
using Autoheal.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Autoheal.ChatBot.Conversation;

/// <summary>Tells one place of the incidents that changed, each once, in its newest state; waits and tries again where the platform is away.</summary>
internal sealed class PlaceAnnouncer(IChatChannel channel, string place, PlaceNews news, TimeProvider clock, ILogger logger)
{
    /// <summary>What stands in the queue for the list of all incidents.</summary>
    private const string Introduction = "";

    private static readonly TimeSpan s_longestPause = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private readonly Channel<string> _order = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Gets the platform and the place.</summary>
    public (string Platform, string Place) Where => (channel.Platform, place);

    /// <summary>The place is told for the first time, and there is much to tell.</summary>
    public void Introduce() => Tell(Introduction);

    /// <summary>An incident changed. One that already waits is not queued again, so that a place that is away costs no memory.</summary>
    public void Tell(string incidentId)
    {
        lock (_gate)
        {
            if (!_changed.Add(incidentId))
            {
                return;
            }
        }

        _order.Writer.TryWrite(incidentId);
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var incidentId in _order.Reader.ReadAllAsync(cancellationToken))
            {
                lock (_gate)
                {
                    _changed.Remove(incidentId);
                }

                await TellAsync(incidentId, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops; what was not told is told at the next start.
        }
    }

    private async ValueTask TellAsync(string incidentId, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await (incidentId == Introduction
                    ? news.IntroduceAsync(channel, place, cancellationToken)
                    : news.TellAsync(channel, place, incidentId, cancellationToken));
                return;
            }
            catch (AutohealException e)
            {
                Log.NotTold(logger, channel.Platform, place, incidentId, e.Message);
                if (!e.IsTransient)
                {
                    return;
                }

                await Task.Delay(PauseAfter(attempt, e.RetryAfter), clock, cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // One incident that cannot be told must not silence the place.
                Log.LookFailed(logger, e);
                return;
            }
        }
    }

    private static TimeSpan PauseAfter(int attempt, TimeSpan? asked) =>
        asked ?? TimeSpan.FromSeconds(Math.Min(s_longestPause.TotalSeconds, Math.Pow(2, Math.Min(attempt, 10))));
}
