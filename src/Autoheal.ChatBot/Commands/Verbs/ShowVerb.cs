using Autoheal.ChatBot.Cards;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Incidents;

namespace Autoheal.ChatBot.Commands.Verbs;

internal sealed class ShowVerb(IncidentStories stories, IncidentCard card, ChatTexts texts) : IChatVerb
{
    public string Name => "incident";

    public string Usage => "[INC]";

    public string Help => "one incident, whole";

    public bool NeedsPerson => false;

    public async ValueTask<ChatReply> RunAsync(ChatCall call, CancellationToken cancellationToken) =>
        call.Incident().IncidentId is not { } id ? Replies.Usage(this, "Which incident?")
        : await stories.FindAsync(id, cancellationToken) is { } story ? Replies.Of(card.Render(story))
        : Replies.Text(texts.NoSuchIncident);
}
