using Autoheal.ChatBot.Cards;
using Autoheal.ChatBot.Commands;
using Autoheal.ChatBot.Incidents;
using Autoheal.Incidents;

namespace Autoheal.ChatBot.Conversation;

/// <summary>What pressed buttons and sent forms mean. An id that leads nowhere, or no longer, is answered and does nothing.</summary>
internal sealed class ChatPresses(
    IncidentStories stories, AnswerDesk answers, CommandDesk commands, ChatForms forms, IncidentCard card, WhyCard why, Looks looks, ChatTexts texts)
{
    public ValueTask<ChatReply> RunAsync(ChatPress press, string? personId, CancellationToken cancellationToken)
    {
        var call = new ChatCall { Sender = press.Sender, PersonId = personId };
        return press.Act switch
        {
            ChatActs.Show => ShowAsync(press.Value, cancellationToken),
            ChatActs.Why => WhyAsync(press.Value, cancellationToken),
            ChatActs.Diagnose => press.FromForm
                ? looks.DiagnoseAsync(Input(press, ChatForms.Scope) ?? "", cancellationToken)
                : ValueTask.FromResult(Replies.Of(forms.Diagnose())),
            _ when personId is null => ValueTask.FromResult(Replies.Text(texts.ReadsOnly)),
            ChatActs.Approve or ChatActs.Reject => AnswerAsync(press, call, cancellationToken),
            ChatActs.Revoke => answers.RevokeAsync(press.Value, call, cancellationToken),
            _ => CommandAsync(press, call, cancellationToken),
        };
    }

    private async ValueTask<ChatReply> ShowAsync(string incidentId, CancellationToken cancellationToken) =>
        await FindAsync(incidentId, cancellationToken) is { } story ? Replies.Of(card.Render(story)) : Replies.Text(texts.NoSuchIncident);

    private async ValueTask<ChatReply> WhyAsync(string incidentId, CancellationToken cancellationToken) =>
        await FindAsync(incidentId, cancellationToken) is { } story ? Replies.Of(why.Render(story)) : Replies.Text(texts.NoSuchIncident);

    private async ValueTask<ChatReply> AnswerAsync(ChatPress press, ChatCall call, CancellationToken cancellationToken)
    {
        if (await answers.FindAsync(press.Value, cancellationToken) is not var (request, story) || request.Id != press.Value)
        {
            return Replies.Text(texts.RequestIsClosed);
        }

        var approve = press.Act == ChatActs.Approve;
        if (!press.FromForm && (!approve || request.MustType is not null))
        {
            return Replies.Of(approve ? forms.TypedApproval(request) : forms.Rejection(request));
        }

        return await answers.AnswerAsync(
            request, story, call, approve, Input(press, ChatForms.TypedName), Input(press, ChatForms.Reason), cancellationToken);
    }

    private async ValueTask<ChatReply> CommandAsync(ChatPress press, ChatCall call, CancellationToken cancellationToken)
    {
        var (incidentId, detail) = press.Value.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
            ? (press.Value[..colon], press.Value[(colon + 1)..])
            : (press.Value, "");
        if (await FindAsync(incidentId, cancellationToken) is not { } story)
        {
            return Replies.Text(texts.NoSuchIncident);
        }

        return press.Act switch
        {
            ChatActs.Take => await commands.SendAsync(
                CommandDesk.Command(call, story.Id, IncidentVerb.Take), story, $"{story.Id} is yours. Autoheal watches and does nothing more.", cancellationToken),
            ChatActs.Release => await commands.SendAsync(
                CommandDesk.Command(call, story.Id, IncidentVerb.Release), story, $"{story.Id} goes on.", cancellationToken),
            ChatActs.Hold => press.FromForm ? await HoldAsync(press, call, story, cancellationToken) : Replies.Of(forms.Hold(story)),
            ChatActs.Undo => press.FromForm ? await UndoAsync(press, call, story, detail, cancellationToken) : UndoForm(story, detail),
            ChatActs.Pursue => press.FromForm ? await PursueAsync(press, call, story, detail, cancellationToken) : Replies.Of(forms.Pursuit(story)),
            _ => Replies.Text(texts.NotAvailable),
        };
    }

    private async ValueTask<ChatReply> HoldAsync(ChatPress press, ChatCall call, IncidentStory story, CancellationToken cancellationToken)
    {
        var minutes = int.TryParse(Input(press, ChatForms.Minutes), out var number) ? number : 60;
        return await commands.SendAsync(
            CommandDesk.Command(call, story.Id, IncidentVerb.Hold, Input(press, ChatForms.Reason)) with { HoldMinutes = minutes },
            story,
            $"{story.Id} is on hold for {texts.Of(TimeSpan.FromMinutes(minutes))}: no new action starts.",
            cancellationToken);
    }

    private ChatReply UndoForm(IncidentStory story, string intentId) =>
        story.Actions.FirstOrDefault(action => action.Intent.IntentId == intentId) is { CanBeUndone: true } action
            ? Replies.Of(forms.Undo(story, action))
            : Replies.Text("That cannot be undone, or already was.");

    private ValueTask<ChatReply> UndoAsync(ChatPress press, ChatCall call, IncidentStory story, string intentId, CancellationToken cancellationToken) =>
        commands.SendAsync(
            CommandDesk.Command(call, story.Id, IncidentVerb.Undo, Input(press, ChatForms.Reason)) with { IntentId = intentId },
            story,
            $"That the action of {story.Id} is to be undone is recorded; policy decides, and the thread tells.",
            cancellationToken);

    private async ValueTask<ChatReply> PursueAsync(
        ChatPress press, ChatCall call, IncidentStory story, string diagnosis, CancellationToken cancellationToken) =>
        long.TryParse(diagnosis, out var sequence) && int.TryParse(Input(press, ChatForms.Rank), out var rank)
            ? await commands.SendAsync(
                CommandDesk.Command(call, story.Id, IncidentVerb.Pursue, Input(press, ChatForms.Reason)) with { HypothesisRank = rank, DiagnosisSequence = sequence },
                story,
                $"H{rank} of {story.Id} is pursued next, as your proposal: somebody else has to approve it.",
                cancellationToken)
            : Replies.Text("Choose a cause first.");

    private async ValueTask<IncidentStory?> FindAsync(string id, CancellationToken cancellationToken) =>
        IncidentIds.Read(id) is { } incident ? await stories.FindAsync(incident, cancellationToken) : null;

    private static string? Input(ChatPress press, string name) =>
        press.Inputs.TryGetValue(name, out var text) && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
