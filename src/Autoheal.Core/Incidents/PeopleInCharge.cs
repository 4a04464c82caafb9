using Autoheal.Journal;

namespace Autoheal.Incidents;

/// <summary>
/// Whether people keep an incident from beginning anything new: a take or a hold that stands, or one that still waits in the inbox and will count.
/// What loosens counts only once it is an event. Asked before each intent and again immediately before each write.
/// </summary>
internal sealed class PeopleInCharge(IInbox inbox, IncidentJournal incidents, CommandAuthority authority, SteadyClock clock)
{
    /// <summary>Why nothing new may begin; null when it may.</summary>
    public async ValueTask<string?> FindAsync(string incidentId, CancellationToken cancellationToken)
    {
        // The inbox first: an item that leaves it meanwhile is in the stream by then, so that no hold is missed between the two.
        var waiting = await inbox.ReadPendingAsync(cancellationToken);
        var state = await incidents.LoadAsync(incidentId, cancellationToken);
        if ((Standing(state) ?? await FindAtOriginAsync(state, cancellationToken)) is { } standing)
        {
            return standing;
        }

        foreach (var item in waiting.Where(item => item.Kind == InboxKinds.Command && !state.InboxItems.Contains(item.Id)))
        {
            if (Tightening(item, state) is { } command && (await authority.FindAsync(command.PersonId, cancellationToken)).Role is not null)
            {
                return $"{command.PersonId} has just asked to {command.Verb.ToString().ToLowerInvariant()} it";
            }
        }

        return null;
    }

    /// <summary>What holds an incident that goes on holds the undo of its actions, too. Who took it may have them undone.</summary>
    private async ValueTask<string?> FindAtOriginAsync(IncidentState state, CancellationToken cancellationToken)
    {
        if (state.Undo is not { } undo)
        {
            return null;
        }

        var original = await incidents.LoadAsync(undo.IncidentId, cancellationToken);
        return original.IsClosed ? null : Standing(original with { TakenBy = original.TakenBy == undo.By ? null : original.TakenBy });
    }

    private string? Standing(IncidentState state) => state switch
    {
        { TakenBy: { } person } => $"{person} works on it",
        { HeldUntil: { } until, HeldBy: { } person } when clock.GetUtcNow(state) < until => $"{person} holds it until {until:HH:mm} UTC",
        _ => null,
    };

    private static IncidentCommand? Tightening(InboxItem item, IncidentState state) =>
        JournalJson.ReadCommand(item.Payload) is { Verb: IncidentVerb.Take or IncidentVerb.Hold } command
            && command.IncidentId == state.Id && CommandShape.FindError(command) is null && item.Actor == $"person:{command.PersonId}"
            ? command
            : null;
}
