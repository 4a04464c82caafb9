using Autoheal.Catalogue;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Planning;

namespace Autoheal.Execution;

/// <summary>
/// Finds what an undo is about in the records of the incident that acted and in the stored images, never in a plan: a plan only repeats it. Reads only.
/// </summary>
internal sealed class UndoSubjects(IncidentDirectory directory, IActionCatalogue catalogue, IntentImages images)
{
    /// <summary>What is undone, and what the world shows of it; null when the records or images do not tell any more.</summary>
    public async ValueTask<UndoSubject?> FindAsync(UndoneAction undo, CancellationToken cancellationToken)
    {
        var original = await directory.FoldAsync(undo.IncidentId, cancellationToken);
        var execution = original.Executions.SingleOrDefault(entry =>
            entry.Intent.IntentId == undo.IntentId && entry.Intent.Operation == PermitOperation.Execute && entry.Status == ActionStatus.Applied);
        if (execution is null
            || !catalogue.TryGet(execution.Action.Action, out var handler) || handler.Descriptor.Version != execution.Action.Version
            || await images.ReadAsync(BeforeAllParts(original, execution), execution.Intent.PostImage, execution.Action.Target, cancellationToken) is not var (before, after))
        {
            return null;
        }

        var intent = new ActionIntent($"{undo.IntentId}/undo", PermitOperation.Compensate, execution.Action, after, before, execution.IntendedAt);
        var found = await handler.ReconcileAsync(intent, cancellationToken);
        return new UndoSubject
        {
            Execution = execution,
            Original = before,
            Written = after,
            Found = found,
            LastManager = found == ReconcileState.Unknown ? await handler.FindLastManagerAsync(execution.Action.Target, cancellationToken) : null,
        };
    }

    /// <summary>What went by parts is undone whole: what was there before the first of them is what people are shown.</summary>
    private static BlobReference BeforeAllParts(IncidentState original, ExecutionState last) => original.Executions.First(part =>
        part is { Status: ActionStatus.Applied, Undone: false } && part.Intent.Operation == PermitOperation.Execute
        && part.Intent.PlanHash == last.Intent.PlanHash).Intent.PreImage;

    /// <summary>The change as it is checked and carried out: what the action wrote is expected, what was before is desired.</summary>
    public static ReadyAction Ready(UndoSubject subject, PlannedAction step) => new()
    {
        Summary = step.Summary,
        Before = subject.Written,
        After = subject.Original,
        Changes = step.Changes,
        BlastRadius = step.BlastRadius,
        Compensation = step.Compensation,
        Effect = step.Effect,
        Harm = step.Harm,
        TargetUnhealthy = false,
    };
}
