using Autoheal.ChatBot.Cards;
using Autoheal.ChatBot.Conversation;

namespace Autoheal.ChatBot.Commands.Verbs;

internal sealed class ApproveVerb(AnswerDesk answers, ChatTexts texts) : IChatVerb
{
    public string Name => "approve";

    public string Usage => "[REQUEST] [WORKLOAD NAME]";

    public string Help => "approve a plan; a destructive one needs the name typed";

    public bool NeedsPerson => true;

    public async ValueTask<ChatReply> RunAsync(ChatCall call, CancellationToken cancellationToken)
    {
        var (id, words) = call.Request();
        if (id is null)
        {
            return Replies.Usage(this, "Which request?");
        }

        return await answers.FindAsync(id, cancellationToken) is var (request, story)
            ? await answers.AnswerAsync(request, story, call, approve: true, typedName: words.ElementAtOrDefault(0), reason: null, cancellationToken)
            : Replies.Text(texts.RequestIsClosed);
    }
}
