using Autoheal.ChatBot.Diagnostics;
using Autoheal.ChatBot.Incidents;
using Autoheal.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Conversation;

/// <summary>
/// Follows the journal and keeps every place of every platform up to date. A place that is slow or away holds up no other; what it missed is made up for,
/// in its newest state, when it is back.
/// </summary>
internal sealed class Announcer(
    IJournalReader journal,
    OpenIncidents open,
    IMessageLog messages,
    PlaceNews news,
    IEnumerable<IChatChannel> channels,
    IOptions<ChatBotOptions> options,
    [FromKeyedServices(ChatClocks.Edge)] TimeProvider clock,
    ILogger<Announcer> logger) : BackgroundService
{
    /// <summary>How many open incidents a place that was never told of any is shown as cards.</summary>
    private const int MaxCardsAtFirst = 3;

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        PlaceAnnouncer[] places =
            [.. channels.SelectMany(channel => channel.Places.Distinct(StringComparer.Ordinal).Select(place => new PlaceAnnouncer(channel, place, news, clock, logger)))];
        return places.Length == 0
            ? Task.CompletedTask
            : Task.WhenAll(places.Select(place => place.RunAsync(stoppingToken)).Append(FollowAsync(places, stoppingToken)));
    }

    private async Task FollowAsync(PlaceAnnouncer[] places, CancellationToken cancellationToken)
    {
        var position = 0L;
        var caughtUp = false;
        using var timer = new PeriodicTimer(options.Value.PollInterval, clock);
        do
        {
            try
            {
                if (!caughtUp)
                {
                    position = await CatchUpAsync(places, cancellationToken);
                    caughtUp = true;
                }

                position = await LookAsync(places, position, cancellationToken);
            }
            catch (JournalException e)
            {
                Log.LookFailed(logger, e);
            }
        }
        while (await WaitAsync(timer, cancellationToken));
    }

    /// <summary>
    /// What happened while the host was down: every open incident, and every one that a place may not have been told the end of. A place that was never
    /// told of anything gets one list instead of many cards.
    /// </summary>
    private async ValueTask<long> CatchUpAsync(PlaceAnnouncer[] places, CancellationToken cancellationToken)
    {
        var position = await open.PositionAsync(cancellationToken);
        var lines = (await open.ListAsync(cancellationToken)).Select(line => line.Id).ToArray();
        var posted = await messages.ListAsync(cancellationToken);
        var known = posted.Select(message => (message.Platform, message.Place)).ToHashSet();
        var incidents = lines.Concat(posted.Where(message => !message.Final).Select(message => message.IncidentId)).Distinct(StringComparer.Ordinal).ToArray();
        foreach (var place in places)
        {
            if (lines.Length > MaxCardsAtFirst && !known.Contains(place.Where))
            {
                place.Introduce();
            }
            else
            {
                Array.ForEach(incidents, place.Tell);
            }
        }

        return position;
    }

    private async ValueTask<long> LookAsync(PlaceAnnouncer[] places, long position, CancellationToken cancellationToken)
    {
        await foreach (var record in journal.ReadAllAsync(position, cancellationToken))
        {
            if (record.Stream.Value.StartsWith(StreamId.IncidentPrefix, StringComparison.Ordinal))
            {
                Array.ForEach(places, place => place.Tell(record.Stream.Value[StreamId.IncidentPrefix.Length..]));
            }

            position = record.Position;
        }

        return position;
    }

    private static async ValueTask<bool> WaitAsync(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
