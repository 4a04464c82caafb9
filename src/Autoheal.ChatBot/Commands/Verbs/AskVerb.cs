using Autoheal.ChatBot.Conversation;

namespace Autoheal.ChatBot.Commands.Verbs;

internal sealed class AskVerb(IQuestionAnswerer answerer) : IChatVerb
{
    public string Name => "ask";

    public string Usage => "QUESTION";

    public string Help => "a question, such as: which pods ran out of memory in checkout";

    public bool NeedsPerson => false;

    public ValueTask<ChatReply> RunAsync(ChatCall call, CancellationToken cancellationToken) => call.Rest.Length == 0
        ? ValueTask.FromResult(Replies.Usage(this, "What do you want to know?"))
        : answerer.AnswerAsync(call.Rest, call.IncidentId, cancellationToken);
}
