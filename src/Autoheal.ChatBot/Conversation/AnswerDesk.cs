using Autoheal.Approvals;
using Autoheal.ChatBot.Cards;
using Autoheal.ChatBot.Commands;
using Autoheal.ChatBot.Incidents;
using Autoheal.ChatBot.Messages;
using Autoheal.Incidents;
using Autoheal.Journal.Events;

namespace Autoheal.ChatBot.Conversation;

/// <summary>
/// Hands in answers to requests under the person's name, with where they answered and what they saw, and tells them what the answer was worth. The plan's
/// hash and nonce come from the stored request of that id, never from the message.
/// </summary>
internal sealed class AnswerDesk(IncidentStories stories, IIncidentDesk desk, JournalWatch watch, ChatTexts texts)
{
    /// <summary>The open request of an id, or of an incident's id, with its story; null when it cannot be answered any more.</summary>
    public async ValueTask<(ApprovalRequest Request, IncidentStory Story)?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var story = IncidentIds.Read(id) is { } incident
            ? await stories.FindAsync(incident, cancellationToken)
            : await stories.FindByRequestAsync(id.ToUpperInvariant(), cancellationToken);
        return story is { RequestIsOpen: true, Request: { } request } && (request.Id == id.ToUpperInvariant() || request.IncidentId == IncidentIds.Read(id))
            ? (request, story)
            : null;
    }

    /// <summary>Approves or rejects, and waits a moment for what it is worth.</summary>
    public async ValueTask<ChatReply> AnswerAsync(
        ApprovalRequest request, IncidentStory story, ChatCall call, bool approve, string? typedName, string? reason, CancellationToken cancellationToken)
    {
        await desk.AnswerAsync(Submission(request, call) with { Approve = approve, TypedName = typedName, Reason = Short(reason) }, cancellationToken);
        var answer = await watch.WaitAsync<ApprovalAnswered>(
            story.Id, story.Version, answered => answered.RequestId == request.Id && answered.PersonId == call.PersonId, cancellationToken);
        return answer switch
        {
            null => Replies.Text($"Your answer to {request.Id} is recorded; the card shows what it is worth."),
            { Counted: false } => Replies.Text($"Your answer to {request.Id} does not count: {answer.Note}.", ChatTone.Bad),
            { Approve: true } => Replies.Text($"You approved {request.Id}.", ChatTone.Good),
            _ => Replies.Text($"You rejected {request.Id}; nothing is done."),
        };
    }

    /// <summary>Takes an approval back; it counts until the action begins.</summary>
    public async ValueTask<ChatReply> RevokeAsync(string requestId, ChatCall call, CancellationToken cancellationToken)
    {
        var story = await stories.FindByRequestAsync(requestId, cancellationToken);
        if (story?.Request is not { } request || request.Id != requestId)
        {
            return Replies.Text(texts.RequestIsClosed);
        }

        await desk.AnswerAsync(Submission(request, call) with { Revoke = true }, cancellationToken);
        var revoked = await watch.WaitAsync<ApprovalRevoked>(
            story.Id, story.Version, candidate => candidate.RequestId == request.Id && candidate.PersonId == call.PersonId, cancellationToken);
        return revoked switch
        {
            null => Replies.Text($"That you take your approval of {request.Id} back is recorded."),
            { Counted: true } => Replies.Text($"Your approval of {request.Id} no longer counts."),
            _ => Replies.Text($"Your approval could not be taken back: {revoked.Note}.", ChatTone.Bad),
        };
    }

    private static ApprovalSubmission Submission(ApprovalRequest request, ChatCall call) => new()
    {
        RequestId = request.Id,
        PlanHash = request.PlanHash,
        Nonce = request.Nonce,
        PersonId = call.PersonId!,
        Where = Short(call.Where, 200),
        MessageHash = DecisionPart.HashOf(request),
    };

    private static string? Short(string? text, int most = 500) => string.IsNullOrWhiteSpace(text) ? null : text.Length <= most ? text.Trim() : text[..most];
}
