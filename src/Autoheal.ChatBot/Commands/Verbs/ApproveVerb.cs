using Autoheal.Approvals;
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

        if (await answers.FindAsync(id, cancellationToken) is not var (request, story))
        {
            return Replies.Text(texts.RequestIsClosed);
        }

        if (MayMeanAnother(id, request))
        {
            return Replies.Text($"{request.IncidentId} has asked more than once, and you may mean an earlier plan. Look at the newest, then name it: {Name} {request.Id}");
        }

        // Whoever types something more may mean something else, and an approval by mistake is worse than one that is asked for twice.
        return words.Count > (request.MustType is null ? 0 : 1)
            ? Replies.Usage(this, $"Nothing was approved: I do not know what '{string.Join(' ', words)}' means with {request.Id}.")
            : await answers.AnswerAsync(request, story, call, approve: true, typedName: words.ElementAtOrDefault(0), reason: null, cancellationToken);
    }

    /// <summary>Nobody approves a plan that took the place of the one that they saw while they were typing.</summary>
    private static bool MayMeanAnother(string id, ApprovalRequest request) =>
        !string.Equals(id, request.Id, StringComparison.OrdinalIgnoreCase) && request.Id != $"{request.IncidentId}.1";
}
