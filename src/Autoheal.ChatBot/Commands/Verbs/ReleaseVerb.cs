using Autoheal.ChatBot.Conversation;

namespace Autoheal.ChatBot.Commands.Verbs;

internal sealed class ReleaseVerb(ChatPresses presses) : IChatVerb
{
    public string Name => "release";

    public string Usage => "[INC]";

    public string Help => "ends a hold";

    public bool NeedsPerson => true;

    public ValueTask<ChatReply> RunAsync(ChatCall call, CancellationToken cancellationToken) => call.Incident().IncidentId is { } id
        ? presses.RunAsync(new ChatPress { Sender = call.Sender, Act = ChatActs.Release, Value = id, FromForm = true }, call.PersonId, cancellationToken)
        : ValueTask.FromResult(Replies.Usage(this, "Which incident?"));
}
