using Autoheal.ChatBot.Cards;
using Autoheal.ChatBot.Conversation;

namespace Autoheal.ChatBot.Commands.Verbs;

internal sealed class IncidentsVerb(IncidentListCard list) : IChatVerb
{
    public string Name => "incidents";

    public string Usage => "";

    public string Help => "the open incidents";

    public bool NeedsPerson => false;

    public async ValueTask<ChatReply> RunAsync(ChatCall call, CancellationToken cancellationToken) => Replies.Of(await list.RenderAsync(cancellationToken));
}
