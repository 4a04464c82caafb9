using Autoheal.Diagnostics;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Planning;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Autoheal.Incidents;

/// <summary>Turns what people ask of an incident into events, once: an item that was handled before a crash changes nothing when it comes again.</summary>
internal sealed class CommandHandler(
    IncidentJournal incidents,
    IncidentRegistry registry,
    CommandLedger ledger,
    IIncidentWaker waker,
    IOptions<AutohealOptions> options,
    SteadyClock clock,
    ILogger<CommandHandler> logger)
{
    public async ValueTask HandleAsync(InboxItem item, CancellationToken cancellationToken)
    {
        if (JournalJson.ReadCommand(item.Payload) is not { } command
            || CommandShape.FindError(command) is not null
            || item.Actor != $"person:{command.PersonId}")
        {
            Log.InboxItemIgnored(logger, item.Id, item.Kind);
            return;
        }

        while (true)
        {
            var state = await incidents.LoadAsync(command.IncidentId, cancellationToken);
            if (state.Version == 0 || state.InboxItems.Contains(item.Id))
            {
                return;
            }

            var given = await ledger.JudgeAsync(state, command, item.Id, cancellationToken);
            if (state.Version >= options.Value.MaxOutsideEvents && !Restrains(state, given))
            {
                Log.InboxItemIgnored(logger, item.Id, item.Kind);
                return;
            }

            if (await TryAppendAsync(state, given, new AppendOrigin(item.Actor, item.Id), cancellationToken))
            {
                return;
            }
        }
    }

    /// <summary>
    /// The second half of an incident's records belongs to the repair. What holds Autoheal back is taken even then, but not again and again.
    /// </summary>
    private bool Restrains(IncidentState state, CommandGiven given) => given.Counted
        && (given.Verb == IncidentVerb.Take || (given.Verb == IncidentVerb.Hold && !(state.HeldUntil > clock.GetUtcNow(state))));

    private async ValueTask<bool> TryAppendAsync(IncidentState state, CommandGiven given, AppendOrigin origin, CancellationToken cancellationToken)
    {
        if (given is { Verb: IncidentVerb.Undo, Counted: true })
        {
            return await TryOpenUndoAsync(state, given, origin, cancellationToken);
        }

        if (await incidents.AppendAsync(state, Consequences(state, given), origin, [], cancellationToken) is null)
        {
            return false;
        }

        waker.Wake(state.Id);
        return true;
    }

    private async ValueTask<bool> TryOpenUndoAsync(IncidentState state, CommandGiven given, AppendOrigin origin, CancellationToken cancellationToken)
    {
        if (await registry.OpenUndoAsync(state, given, origin, cancellationToken) is not { } opened)
        {
            return false;
        }

        waker.Wake(state.Id);
        if (opened.Length > 0)
        {
            waker.Wake(opened);
        }

        return true;
    }

    private static IReadOnlyList<JournalEvent> Consequences(IncidentState state, CommandGiven given) => given switch
    {
        { Counted: true, Verb: IncidentVerb.Take } when state.Undo is not null =>
            [given, .. Void(state, VoidCodes.Taken, given), .. Escalation.Events(state, $"{given.PersonId} takes over; nothing is undone", IncidentEnd.HandedOver)],
        { Counted: true, Verb: IncidentVerb.Take } => [given, .. Void(state, VoidCodes.Taken, given)],
        { Counted: true, Verb: IncidentVerb.Pursue } => [.. Void(state, VoidCodes.Pursued, given), given],
        _ => [given],
    };

    /// <summary>The plan that waits is withdrawn; one that is under way is not touched.</summary>
    private static IEnumerable<JournalEvent> Void(IncidentState state, string code, CommandGiven given)
    {
        if (state is { Proposal: { } proposal, IsAtWork: false } && state.Phase is IncidentPhase.Judging or IncidentPhase.AwaitingApproval or IncidentPhase.Executing)
        {
            yield return new PlanVoided
            {
                PlanHash = state.Decision?.PlanHash ?? PlanHash.Compute(proposal.Plan),
                Code = code,
                Reason = code == VoidCodes.Taken ? $"{given.PersonId} works on it" : $"{given.PersonId} pursues hypothesis {given.HypothesisRank}",
            };
        }
    }
}
