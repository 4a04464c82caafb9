using Autoheal.ChatBot.Commands;
using Autoheal.ChatBot.Incidents;
using Autoheal.ChatBot.Messages;
using Autoheal.Incidents;
using Autoheal.Journal.Events;

namespace Autoheal.ChatBot.Conversation;

/// <summary>Hands in what people ask about an incident: take, hold, release, undo, pursue.</summary>
internal sealed class CommandDesk(IIncidentDesk desk, JournalWatch watch)
{
    private const int MaxReasonLength = 500;

    /// <summary>Hands it in and tells what it was worth.</summary>
    /// <param name="command">The command.</param>
    /// <param name="story">The incident as it was seen.</param>
    /// <param name="done">What is said when it counts.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<ChatReply> SendAsync(IncidentCommand command, IncidentStory story, string done, CancellationToken cancellationToken)
    {
        await desk.CommandAsync(command, cancellationToken);
        var given = await watch.WaitAsync<CommandGiven>(
            story.Id, story.Version, candidate => candidate.Verb == command.Verb && candidate.PersonId == command.PersonId, cancellationToken);
        return given switch
        {
            null => Replies.Text($"That is recorded; the thread of {story.Id} tells what it is worth."),
            { Counted: false } => Replies.Text($"That does not count: {given.Note}.", ChatTone.Bad),
            { UndoIncident: { } undo } => Replies.Text($"{undo} was opened to undo it; policy decides, and its thread tells."),
            _ => Replies.Text(done),
        };
    }

    public static IncidentCommand Command(ChatCall call, string incidentId, IncidentVerb verb, string? reason = null) => new()
    {
        IncidentId = incidentId,
        Verb = verb,
        PersonId = call.PersonId!,
        Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Length <= MaxReasonLength ? reason : reason[..MaxReasonLength],
        Where = call.Where.Length <= 200 ? call.Where : call.Where[..200],
    };
}
