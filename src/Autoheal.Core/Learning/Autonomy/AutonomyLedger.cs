using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Planning;
using Autoheal.Policy;

namespace Autoheal.Learning.Autonomy;

/// <summary>
/// Keeps the record of each class of actions in the journal. An outcome is written in the same append as the event that it follows from, and so is
/// the promotion or demotion that it leads to: no crash and no second host can lose one or count it twice. Thread-safe.
/// </summary>
internal sealed class AutonomyLedger(
    AutonomyReader reader, IncidentJournal journal, AutonomyJudge judge, PolicyBook book, IClusterDirectory clusters, SteadyClock clock)
{
    /// <summary>The class that a step of a plan belongs to.</summary>
    public async ValueTask<ActionClass> ClassOfAsync(RemediationPlan plan, int step, CancellationToken cancellationToken)
    {
        var action = plan.Steps[step];
        var cluster = await clusters.FindNameAsync(plan.ClusterId, cancellationToken);
        return new ActionClass
        {
            ClusterId = plan.ClusterId,
            Environment = book.EnvironmentOf(cluster, action.Target.Namespace),
            Action = action.Action,
            Version = action.Version,
        };
    }

    /// <summary>The class's record now.</summary>
    public async ValueTask<AutonomyRecord> ReadAsync(ActionClass @class, CancellationToken cancellationToken) =>
        (await reader.ReadAsync(@class, cancellationToken)).Record;

    /// <summary>What is to be appended together with an incident's events: the outcome that they hold, and the change that it leads to.</summary>
    public async ValueTask<IReadOnlyList<StreamAppend>> AlongsideAsync(
        IncidentState state, IReadOnlyList<JournalEvent> events, CancellationToken cancellationToken)
    {
        if (AutonomyOutcomes.FindExecuted(state, events) is var (execution, outcome))
        {
            var observed = await ObserveAsync(state, execution.Plan, execution.Intent.Step, outcome, cancellationToken);
            return await RecordAsync(state, observed with { Unattended = execution.Intent.ApprovedBy.Count == 0 }, cancellationToken);
        }

        if (state.Undo is { } undo && AutonomyOutcomes.IsUndone(events))
        {
            return await UndoneAsync(state, undo, cancellationToken);
        }

        if (AutonomyOutcomes.FindCompared(events) is { } compared)
        {
            var observed = await ObserveAsync(state, state.Proposal!.Plan, step: 0, compared, cancellationToken);
            return await RecordAsync(state, observed with { Shadow = true }, cancellationToken);
        }

        return [];
    }

    /// <summary>What a person has had undone was wrong, whatever verification saw then: it counts against the class that acted, as a failure.</summary>
    private async ValueTask<IReadOnlyList<StreamAppend>> UndoneAsync(IncidentState state, UndoneAction undo, CancellationToken cancellationToken)
    {
        var original = await journal.LoadAsync(undo.IncidentId, cancellationToken);
        if (original.Executions.Find(execution => execution.Intent.IntentId == undo.IntentId) is not { } undone)
        {
            return [];
        }

        var observed = await ObserveAsync(original, undone.Plan, undone.Intent.Step, AutonomyOutcome.Failed, cancellationToken);
        return await RecordAsync(state, observed with { Unattended = undone.Intent.ApprovedBy.Count == 0, Undone = true }, cancellationToken);
    }

    private async ValueTask<AutonomyObserved> ObserveAsync(
        IncidentState state, RemediationPlan plan, int step, AutonomyOutcome outcome, CancellationToken cancellationToken) => new()
        {
            Class = await ClassOfAsync(plan, step, cancellationToken),
            IncidentId = state.Id,
            Service = Services.Of(plan.Steps[step].Target),
            Outcome = outcome,
        };

    private async ValueTask<IReadOnlyList<StreamAppend>> RecordAsync(IncidentState state, AutonomyObserved observed, CancellationToken cancellationToken)
    {
        var (record, control) = await reader.ReadAsync(observed.Class, cancellationToken);
        var stream = StreamId.Autonomy(observed.Class);
        var origin = AppendOrigin.Autoheal with { Causation = $"{StreamId.Incident(state.Id).Value}#{state.Version + 1}" };

        // At the version that was folded: an outcome that came in meanwhile is a conflict, and both are judged again.
        var evidence = journal.Records(stream, record.Sequence, [observed], origin);
        var after = AutonomyFold.Apply(record, observed, record.Sequence + 1);
        return judge.Judge(after, observed, clock.GetUtcNow(state)) is { } changed
            ? [evidence, journal.Records(StreamId.Control, control, [changed], origin)]
            : [evidence];
    }
}
