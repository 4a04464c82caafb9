using System.Globalization;
using Autoheal.ChatBot.Cards;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Incidents;

namespace Autoheal.ChatBot.Commands.Verbs;

internal sealed class PursueVerb(IncidentStories stories, ChatPresses presses, ChatTexts texts) : IChatVerb
{
    public string Name => "pursue";

    public string Usage => "[INC] RANK";

    public string Help => "plan for another cause, for instance H2; somebody else has to approve it";

    public bool NeedsPerson => true;

    public async ValueTask<ChatReply> RunAsync(ChatCall call, CancellationToken cancellationToken)
    {
        var (incidentId, words) = call.Words.Count == 1 && call.IncidentId is { } thread ? (thread, call.Words) : call.Incident();
        if (incidentId is null || words.ElementAtOrDefault(0)?.TrimStart('H', 'h') is not { Length: > 0 } rank)
        {
            return Replies.Usage(this, "Which incident, and which cause?");
        }

        if (await stories.FindAsync(incidentId, cancellationToken) is not { } story)
        {
            return Replies.Text(texts.NoSuchIncident);
        }

        var inputs = new Dictionary<string, string>(StringComparer.Ordinal) { [ChatForms.Rank] = rank };
        var value = string.Create(CultureInfo.InvariantCulture, $"{story.Id}:{story.DiagnosisSequence}");
        return await presses.RunAsync(
            new ChatPress { Sender = call.Sender, Act = ChatActs.Pursue, Value = value, FromForm = true, Inputs = inputs }, call.PersonId, cancellationToken);
    }
}
