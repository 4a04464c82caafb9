using Autoheal.ChatBot.Cards;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Incidents;

namespace Autoheal.ChatBot.Commands.Verbs;

internal sealed class WhyVerb(IncidentStories stories, WhyCard card, ChatTexts texts) : IChatVerb
{
    public string Name => "why";

    public string Usage => "[INC]";

    public string Help => "why policy decided so";

    public bool NeedsPerson => false;

    public async ValueTask<ChatReply> RunAsync(ChatCall call, CancellationToken cancellationToken) =>
        call.Incident().IncidentId is not { } id ? Replies.Usage(this, "Why what?")
        : await stories.FindAsync(id, cancellationToken) is { } story ? Replies.Of(card.Render(story))
        : Replies.Text(texts.NoSuchIncident);
}
