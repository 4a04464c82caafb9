using Autoheal.ChatBot.Conversation;

namespace Autoheal.ChatBot.Commands.Verbs;

internal sealed class TakeVerb(ChatPresses presses) : IChatVerb
{
    public string Name => "take";

    public string Usage => "[INC]";

    public string Help => "you work on it; Autoheal does nothing more there";

    public bool NeedsPerson => true;

    public ValueTask<ChatReply> RunAsync(ChatCall call, CancellationToken cancellationToken) => call.Incident().IncidentId is { } id
        ? presses.RunAsync(new ChatPress { Sender = call.Sender, Act = ChatActs.Take, Value = id, FromForm = true }, call.PersonId, cancellationToken)
        : ValueTask.FromResult(Replies.Usage(this, "Which incident?"));
}
