using Autoheal.ChatBot.Cards;
using Autoheal.ChatBot.Identity;
using Autoheal.ChatBot.Incidents;
using Autoheal.ChatBot.Messages;
using Autoheal.Journal;

namespace Autoheal.ChatBot.Conversation;

/// <summary>Brings one incident in one place up to date: the card is posted or replaced, then the thread is told what happened since.</summary>
internal sealed class PlaceNews(
    IJournalReader journal, IMessageLog messages, IncidentCard card, StoryNotes notes, IChatAccounts accounts, QuietHours quiet)
{
    /// <exception cref="ChatException">The platform did not take it; what was taken is remembered and not posted again.</exception>
    public async ValueTask TellAsync(IChatChannel channel, string place, string incidentId, CancellationToken cancellationToken)
    {
        var posted = await messages.FindAsync(channel.Platform, place, incidentId, cancellationToken);
        var (story, fresh) = await ReadAsync(incidentId, posted?.Told ?? 0, cancellationToken);
        if (story.Version <= (posted?.Told ?? 0))
        {
            return;
        }

        var message = card.Render(story);
        if (posted is null)
        {
            posted = new PostedMessage
            {
                Platform = channel.Platform,
                Place = place,
                MessageId = await channel.PostAsync(place, thread: null, message, cancellationToken),
                IncidentId = incidentId,
            };
            await messages.AddAsync(posted, cancellationToken);
        }
        else
        {
            await channel.UpdateAsync(place, posted.MessageId, message, cancellationToken);
        }

        foreach (var (sequence, at, note) in fresh)
        {
            await channel.PostAsync(place, posted.MessageId, await AddressAsync(note, at, cancellationToken), cancellationToken);
            posted = posted with { Told = sequence };
            await messages.AddAsync(posted, cancellationToken);
        }

        await messages.AddAsync(posted with { Told = story.Version, Final = story.IsClosed }, cancellationToken);
    }

    private async ValueTask<(IncidentStory Story, List<(long Sequence, DateTimeOffset At, ChatNote Note)> Fresh)> ReadAsync(
        string incidentId, long told, CancellationToken cancellationToken)
    {
        var story = IncidentStory.Empty;
        var fresh = new List<(long, DateTimeOffset, ChatNote)>();
        await foreach (var record in journal.ReadStreamAsync(StreamId.Incident(incidentId), cancellationToken: cancellationToken))
        {
            story = StoryFold.Apply(story, record);
            if (record.Sequence > told && notes.Of(story, JournalJson.Read(record)) is { } note)
            {
                fresh.Add((record.Sequence, record.At, note));
            }
        }

        return (story, fresh);
    }

    private async ValueTask<ChatMessage> AddressAsync(ChatNote note, DateTimeOffset at, CancellationToken cancellationToken) =>
        note.Roles.Count == 0 || (!note.Pressing && quiet.Cover(at))
            ? note.Message
            : note.Message with { Mentions = await accounts.ListAsync(note.Roles, cancellationToken) };
}
