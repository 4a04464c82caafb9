using Autoheal.ChatBot.Cards;
using Autoheal.ChatBot.Identity;
using Autoheal.ChatBot.Incidents;
using Autoheal.ChatBot.Messages;
using Autoheal.Journal;

namespace Autoheal.ChatBot.Conversation;

/// <summary>Brings one incident in one place up to date: the card is posted or replaced, then the thread is told what happened since.</summary>
internal sealed class PlaceNews(
    IJournalReader journal, IMessageLog messages, OpenIncidents open, IncidentListCard list, IncidentCard card, StoryNotes notes, IChatAccounts accounts, QuietHours quiet)
{
    /// <summary>
    /// Tells a place for the first time of what is open: in one list. An incident of it gets a card of its own when something happens in it, or when
    /// somebody asks.
    /// </summary>
    /// <exception cref="ChatException">The platform did not take it.</exception>
    public async ValueTask IntroduceAsync(IChatChannel channel, string place, CancellationToken cancellationToken)
    {
        var listed = (await open.ListAsync(cancellationToken)).ToArray();
        var id = await channel.PostAsync(place, thread: null, await list.RenderAsync(cancellationToken), cancellationToken);
        foreach (var line in listed)
        {
            await messages.AddAsync(
                new PostedMessage { Platform = channel.Platform, Place = place, MessageId = "", IncidentId = line.Id, Told = line.Version }, cancellationToken);
        }

        await messages.AddAsync(new PostedMessage { Platform = channel.Platform, Place = place, MessageId = id, IncidentId = "", Final = true }, cancellationToken);
    }

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
        if (posted is not { MessageId.Length: > 0 })
        {
            posted = await PostAsync(channel, place, incidentId, posted, message, cancellationToken);
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

    /// <summary>That it is being posted is durable before, so that a host that was killed in between says of the second card that it is one.</summary>
    private async ValueTask<PostedMessage> PostAsync(
        IChatChannel channel, string place, string incidentId, PostedMessage? before, ChatMessage message, CancellationToken cancellationToken)
    {
        var posting = new PostedMessage
        {
            Platform = channel.Platform, Place = place, MessageId = "", IncidentId = incidentId, Told = before?.Told ?? 0, Posting = true,
        };
        await messages.AddAsync(posting, cancellationToken);
        string id;
        try
        {
            id = await channel.PostAsync(place, thread: null, before is { Posting: true } ? Again(message) : message, cancellationToken);
        }
        catch (ChatException)
        {
            await messages.AddAsync(posting with { Posting = false }, cancellationToken);
            throw;
        }

        var posted = posting with { MessageId = id, Posting = false };
        await messages.AddAsync(posted, cancellationToken);
        return posted;
    }

    private static ChatMessage Again(ChatMessage message) => message with
    {
        Blocks = [.. message.Blocks, new TextBlock(["Autoheal was interrupted while it posted. If there is an earlier card of this incident, it is out of date; this one counts."], Small: true)],
    };

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
