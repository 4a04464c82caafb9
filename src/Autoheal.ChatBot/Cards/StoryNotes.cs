using Autoheal.ChatBot.Incidents;
using Autoheal.ChatBot.Messages;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Policy;
using Autoheal.Verification;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Cards;

/// <summary>What a thread is told when a record is added: only what somebody would want to be interrupted for or to read afterwards.</summary>
internal sealed class StoryNotes(ChatTexts texts, IncidentCard card, IOptions<ChatBotOptions> options)
{
    /// <summary>The note about an event, or null. The story is the one after it.</summary>
    public ChatNote? Of(IncidentStory story, JournalEvent @event) => @event switch
    {
        ApprovalRequested requested => Asked(story, requested),
        ApprovalReminded reminded => new ChatNote
        {
            Message = Say(ChatTone.Waiting, $"{reminded.RequestId} still needs {texts.Count(reminded.Missing, "approval")}."), Roles = reminded.Roles, Pressing = true,
        },
        ApprovalEscalated escalated => new ChatNote
        {
            Message = Say(ChatTone.Waiting, $"{escalated.RequestId} is still unanswered. It expires ", new TimeRun(escalated.ExpiresAt)), Roles = escalated.Roles, Pressing = true,
        },
        ApprovalAnswered answered => Plain(Answered(answered)),
        ApprovalRevoked revoked => Plain($"{revoked.PersonId} took the approval back{(revoked.Counted ? "" : ", without effect")}: {revoked.Note}"),
        CommandGiven given => Plain(Commanded(given)),
        PlanVoided voided => Plain($"The plan will not run: {voided.Reason}"),
        PolicyDecided { Verdict: Verdict.Deny } denied => Plain($"Policy denies the plan: {denied.Sentence}"),
        ActionCompleted completed => Completed(story, completed),
        VerificationConcluded concluded => Verified(story, concluded),
        DriftRecorded drift => Plain($"Drift: {drift.Text}"),
        IncidentEscalated escalated => new ChatNote
        {
            Message = Say(ChatTone.Bad, [$"A person has to go on: {escalated.Reason}", .. escalated.NextChecks.Take(3).Select(check => (ChatRun)$" Check next: {check}.")]),
            Roles = [.. options.Value.OnCallRoles],
            Pressing = story.Environment == Environments.Production,
        },
        IncidentClosed closed => Closed(story, closed),
        _ => null,
    };

    private ChatNote Asked(IncidentStory story, ApprovalRequested requested)
    {
        var request = requested.Request;
        var steps = string.Join("; ", request.Steps.Select(step => $"{step.Action} on {step.Target}"));
        return new ChatNote
        {
            Message = Say(
                ChatTone.Waiting, new TextRun(request.Id, ChatTextStyle.Code), $" waits for a decision: {steps}. {story.Decision?.Sentence} It expires ", new TimeRun(request.ExpiresAt)),
            Roles = request.Requirement.Roles,
            Pressing = true,
        };
    }

    private static string Answered(ApprovalAnswered answered) => answered switch
    {
        { Counted: false } => $"The answer of {answered.PersonId} does not count: {answered.Note}",
        { Approve: true } => $"{answered.PersonId} approved {answered.RequestId}{(answered.Role is { } role ? $" as {role}" : "")}.",
        _ => $"{answered.PersonId} rejected {answered.RequestId}.",
    };

    private static string Commanded(CommandGiven given)
    {
        var verb = given.Verb.ToString().ToLowerInvariant();
        return given.Counted ? $"{given.PersonId}, {verb}: {given.Note}" : $"That {given.PersonId} wants to {verb} does not count: {given.Note}";
    }

    private static ChatNote Completed(IncidentStory story, ActionCompleted completed)
    {
        var action = story.Actions.LastOrDefault(action => action.Intent.IntentId == completed.IntentId);
        var what = action is null ? completed.IntentId : $"{(action.IsCompensation ? "undo of " : "")}{action.Step.Action} on {action.Step.Target}";
        var applied = completed.Status == ActionStatus.Applied;
        return new ChatNote
        {
            Message = Say(
                applied ? ChatTone.Neutral : ChatTone.Bad,
                $"{what}: {(applied ? "" : $"{completed.Status.ToString().ToLowerInvariant()}: ")}{completed.Message}"),
        };
    }

    private static ChatNote Verified(IncidentStory story, VerificationConcluded concluded)
    {
        var compensates = concluded.Operation == PermitOperation.Compensate;
        var good = concluded.Verdict == VerificationVerdict.Effect;
        var verdict = (compensates, concluded.Verdict) switch
        {
            (true, VerificationVerdict.Effect) => "What was done is undone again, and that was checked.",
            (true, _) => "It was to be undone, but what was before is not back.",
            (_, VerificationVerdict.Effect) => concluded.SymptomsRemain ? "It worked; something else is still wrong." : "It worked: the cause is gone and nothing got worse.",
            (_, VerificationVerdict.Harm) => "It did harm and is being undone.",
            _ => "It had no effect.",
        };
        return new ChatNote { Message = Say(good ? ChatTone.Good : ChatTone.Bad, verdict) };
    }

    private ChatNote Closed(IncidentStory story, IncidentClosed closed)
    {
        List<ChatRun> runs = [new TextRun(texts.Of(closed.End), ChatTextStyle.Strong), $" after {texts.Of(story.LastAt - story.OpenedAt)}: {closed.Summary}"];
        if (card.PageOf(story.Id) is { } page)
        {
            runs.AddRange([" ", new LinkRun(texts.Timeline, page)]);
        }

        var good = closed.End is IncidentEnd.Healed or IncidentEnd.Healthy or IncidentEnd.Recovered;
        return new ChatNote { Message = Say(good ? ChatTone.Good : ChatTone.Bad, [.. runs]) };
    }

    private static ChatNote Plain(string text) => new() { Message = Say(ChatTone.Neutral, text) };

    private static ChatMessage Say(ChatTone tone, params ChatRun[] runs) => new()
    {
        Summary = string.Concat(runs.Select(run => run switch
        {
            TextRun text => text.Text,
            LinkRun link => link.Text,
            PersonRun person => person.Name,
            TimeRun time => time.At.ToString("yyyy-MM-dd HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture),
            _ => "",
        })),
        Tone = tone,
        Blocks = [new TextBlock(runs)],
    };
}
