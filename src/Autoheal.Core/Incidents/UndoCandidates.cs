using Autoheal.Catalogue;
using Autoheal.Execution;

namespace Autoheal.Incidents;

/// <summary>Which actions of an incident can still be undone: carried out, exactly reversible, at rest, and not undone before.</summary>
internal sealed class UndoCandidates(IncidentJournal incidents)
{
    /// <summary>The action of an intent, or the last that can be undone when none is named; null and why when there is none.</summary>
    public async ValueTask<(ExecutionState? Execution, string? Refusal)> FindAsync(IncidentState state, string? intentId, CancellationToken cancellationToken)
    {
        var refusal = intentId is null ? "nothing was done here that could be undone" : "no action here bears that id";
        for (var index = state.Executions.Count - 1; index >= 0; index--)
        {
            var execution = state.Executions[index];
            if (execution.Intent.Operation != PermitOperation.Execute || (intentId is not null && execution.Intent.IntentId != intentId))
            {
                continue;
            }

            if (await RefuseAsync(state, index, cancellationToken) is not { } reason)
            {
                return (execution, null);
            }

            refusal = reason;
        }

        return (null, refusal);
    }

    private async ValueTask<string?> RefuseAsync(IncidentState state, int index, CancellationToken cancellationToken)
    {
        var execution = state.Executions[index];
        var action = execution.Action;
        if (execution.Status != ActionStatus.Applied)
        {
            return $"{action.Action} was not carried out, or it cannot be told";
        }

        if (action.Reversibility != Reversibility.Exact || !action.Compensation.Available)
        {
            return $"{action.Action} cannot be undone exactly";
        }

        if (state.FindInPlace(execution.Intent.PlanHash) is { } last && last.Intent.IntentId != execution.Intent.IntentId)
        {
            return $"{action.Action} went by parts and is undone whole, as {last.Intent.IntentId}";
        }

        if (execution.Undone || CompensationsOf(state, index).Any(HasTried))
        {
            return $"{action.Action} has been undone already, or undoing it was tried";
        }

        // Until it is at rest, the incident itself may still have to undo it.
        return state.IsAtWork && state.LastExecution!.Intent.PlanHash == execution.Intent.PlanHash
            ? $"{action.Action} is still under way"
            : await RefuseUndoneAsync(state, execution, cancellationToken);
    }

    /// <summary>Those that name the action, and in records of earlier versions those that follow it.</summary>
    private static IEnumerable<ExecutionState> CompensationsOf(IncidentState state, int index)
    {
        var following = state.Executions.Skip(index + 1).TakeWhile(other => other.Intent is { Operation: PermitOperation.Compensate, Undoes: null });
        return state.Executions.Where(other => other.Intent.Undoes == state.Executions[index].Intent.IntentId).Concat(following);
    }

    /// <summary>One compensation an action, also across incidents: one that has begun is never followed by another.</summary>
    private async ValueTask<string?> RefuseUndoneAsync(IncidentState state, ExecutionState execution, CancellationToken cancellationToken)
    {
        if (!state.Undos.TryGetValue(execution.Intent.IntentId, out var undoIncident))
        {
            return null;
        }

        var undo = await incidents.LoadAsync(undoIncident, cancellationToken);
        return !undo.IsClosed ? $"{undoIncident} is undoing it"
            : undo.End == IncidentEnd.Undone || undo.Executions.Any(HasTried) ? $"it has been undone already, or undoing it was tried: {undoIncident}"
            : null;
    }

    /// <summary>What was refused before the write has touched nothing.</summary>
    private static bool HasTried(ExecutionState undo) => undo.Status != ActionStatus.Refused;
}
