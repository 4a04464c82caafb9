using Autoheal.ChatBot.Cards;
using Autoheal.ChatBot.Conversation;

namespace Autoheal.ChatBot.Commands.Verbs;

internal sealed class RejectVerb(AnswerDesk answers, ChatTexts texts) : IChatVerb
{
    public string Name => "reject";

    public string Usage => "[REQUEST] [REASON]";

    public string Help => "reject a plan; nothing is done";

    public bool NeedsPerson => true;

    public async ValueTask<ChatReply> RunAsync(ChatCall call, CancellationToken cancellationToken)
    {
        var (id, words) = call.Request();
        if (id is null)
        {
            return Replies.Usage(this, "Which request?");
        }

        return await answers.FindAsync(id, cancellationToken) is var (request, story)
            ? await answers.AnswerAsync(request, story, call, approve: false, typedName: null, string.Join(' ', words), cancellationToken)
            : Replies.Text(texts.RequestIsClosed);
    }
}
