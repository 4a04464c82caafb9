using Autoheal.ChatBot.Cards;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Incidents;

namespace Autoheal.ChatBot.Commands.Verbs;

internal sealed class UndoVerb(IncidentStories stories, ChatPresses presses, ChatTexts texts) : IChatVerb
{
    public string Name => "undo";

    public string Usage => "[INC] [STEP]";

    public string Help => "undo what was done, the last that can be undone or step STEP, through policy";

    public bool NeedsPerson => true;

    public async ValueTask<ChatReply> RunAsync(ChatCall call, CancellationToken cancellationToken)
    {
        var (incidentId, words) = call.Incident();
        if (incidentId is null || await stories.FindAsync(incidentId, cancellationToken) is not { } story)
        {
            return incidentId is null ? Replies.Usage(this, "Which incident?") : Replies.Text(texts.NoSuchIncident);
        }

        var candidates = story.Actions.Where(action => action.CanBeUndone);
        var action = int.TryParse(words.ElementAtOrDefault(0), out var step) ? candidates.LastOrDefault(action => action.Intent.Step == step - 1) : candidates.LastOrDefault();
        return action is null
            ? Replies.Text("Nothing there can be undone, or it already was.")
            : await presses.RunAsync(
                new ChatPress { Sender = call.Sender, Act = ChatActs.Undo, Value = $"{story.Id}:{action.Intent.IntentId}", FromForm = true }, call.PersonId, cancellationToken);
    }
}
