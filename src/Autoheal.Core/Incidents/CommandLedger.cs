using Autoheal.Journal.Events;
using Autoheal.Reasoning;

namespace Autoheal.Incidents;

/// <summary>Decides which commands count. Who may ask, and whether what they ask fits the incident, is looked up when the command becomes an event.</summary>
internal sealed class CommandLedger(CommandAuthority authority, UndoCandidates undos, SteadyClock clock)
{
    /// <summary>What a command is worth. Every command goes on record, counted or not.</summary>
    public async ValueTask<CommandGiven> JudgeAsync(IncidentState state, IncidentCommand command, string inboxItem, CancellationToken cancellationToken)
    {
        var (personId, role, stranger) = await authority.FindAsync(command.PersonId, cancellationToken);
        var given = new CommandGiven
        {
            Verb = command.Verb,
            InboxItem = inboxItem,
            PersonId = personId,
            Counted = false,
            Note = stranger ?? "",
            Reason = command.Reason,
            Where = command.Where,
        };
        if (stranger is not null)
        {
            return given;
        }

        given = command.Verb switch
        {
            IncidentVerb.Undo => await UndoAsync(state, command, given, cancellationToken),
            _ when state.IsClosed => Refuse(given, "the incident is closed"),
            IncidentVerb.Take => Take(state, given),
            IncidentVerb.Hold => Hold(state, command, given),
            IncidentVerb.Release => Release(state, given),
            IncidentVerb.Pursue => Pursue(state, command, given),
            _ => Refuse(given, "the command is not known"),
        };
        return given.Counted ? given with { Role = role } : given;
    }

    private static CommandGiven Take(IncidentState state, CommandGiven given) => state switch
    {
        { TakenBy: { } other } => Refuse(given, $"{other} has taken it already"),
        { Undo: not null, IsAtWork: true } => Refuse(given, "the undo is under way"),
        { IsAtWork: true } => Count(given, "what is under way is brought to its end, then Autoheal only watches"),
        _ => Count(given, "Autoheal only watches from here on"),
    };

    /// <summary>A shorter hold never cuts a longer one.</summary>
    private CommandGiven Hold(IncidentState state, IncidentCommand command, CommandGiven given)
    {
        var until = clock.GetUtcNow(state).AddMinutes(command.HoldMinutes ?? CommandShape.DefaultHoldMinutes);
        return state.HeldUntil >= until
            ? Refuse(given, $"it is held until {state.HeldUntil:HH:mm} UTC already")
            : Count(given, $"nothing new begins until {until:HH:mm} UTC") with { HoldUntil = until };
    }

    private CommandGiven Release(IncidentState state, CommandGiven given) => state.TakenBy is not null || state.HeldUntil > clock.GetUtcNow(state)
        ? Count(given, "Autoheal goes on")
        : Refuse(given, "it is neither taken nor held");

    private async ValueTask<CommandGiven> UndoAsync(IncidentState state, IncidentCommand command, CommandGiven given, CancellationToken cancellationToken)
    {
        var (execution, refusal) = await undos.FindAsync(state, command.IntentId, cancellationToken);
        return execution is null ? Refuse(given, refusal!) : Count(given, "") with { IntentId = execution.Intent.IntentId };
    }

    private static CommandGiven Pursue(IncidentState state, IncidentCommand command, CommandGiven given)
    {
        if (WhyNotNow(state) is { } reason)
        {
            return Refuse(given, reason);
        }

        if (command.HypothesisRank is not { } rank || command.DiagnosisSequence is not { } sequence)
        {
            return Refuse(given, "it does not say which hypothesis of which diagnosis");
        }

        if (state.Diagnosis is not { } diagnosis || sequence != state.DiagnosisSequence)
        {
            return Refuse(given, "there is a newer diagnosis than the one that was shown");
        }

        return diagnosis.Hypotheses.FirstOrDefault(hypothesis => hypothesis.Rank == rank) switch
        {
            null => Refuse(given, $"the diagnosis has no hypothesis {rank}"),
            { Status: HypothesisStatus.Refuted } => Refuse(given, $"hypothesis {rank} is refuted"),
            { } other when state.IsRefuted(other.Cause, other.Object) => Refuse(given, $"hypothesis {rank} is refuted"),
            { } other => Count(given, $"{other.Cause} on {other.Object.Path} is planned for") with { HypothesisRank = rank },
        };
    }

    private static string? WhyNotNow(IncidentState state) => state switch
    {
        { IsAtWork: true } => "an action is under way",
        { TakenBy: { } person } => $"{person} works on it",
        { Undo: not null } => "an undo has no hypotheses",
        { Phase: IncidentPhase.Shadowing } => "nothing is done here: the plan runs in the shadow",
        _ => null,
    };

    private static CommandGiven Count(CommandGiven given, string note) => given with { Counted = true, Note = note };

    private static CommandGiven Refuse(CommandGiven given, string note) => given with { Note = note };
}
