using Autoheal.ChatBot.Conversation;

namespace Autoheal.ChatBot.Commands.Verbs;

internal sealed class DiagnoseVerb(Looks looks) : IChatVerb
{
    public string Name => "diagnose";

    public string Usage => "[NAMESPACE | NAMESPACE/NAME | KIND/NAMESPACE/NAME]";

    public string Help => "what is wrong there now; reads only";

    public bool NeedsPerson => false;

    public ValueTask<ChatReply> RunAsync(ChatCall call, CancellationToken cancellationToken) => looks.DiagnoseAsync(call.Rest, cancellationToken);
}
