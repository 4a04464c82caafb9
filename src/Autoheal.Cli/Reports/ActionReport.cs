using Autoheal.Execution;
using Autoheal.Journal.Events;

namespace Autoheal.Cli.Reports;

/// <summary>An action whose intent was recorded, and what became of it.</summary>
internal sealed record ActionReport
{
    public required string Action { get; init; }

    public required ObjectReport Target { get; init; }

    /// <summary>The last word on it: as answered, or as found when the cluster was asked after an interruption.</summary>
    public required ActionStatus Outcome { get; init; }

    /// <summary>How its compensation ended; null when there was none.</summary>
    public required ActionStatus? Compensation { get; init; }

    /// <summary>The actions of an incident, in order.</summary>
    public static IReadOnlyList<ActionReport> Of(IReadOnlyList<JournalEvent> events)
    {
        var actions = new List<ActionReport>();
        PlanProposed? proposal = null;
        foreach (var @event in events)
        {
            proposal = @event as PlanProposed ?? proposal;
            if (@event is not ActionIntended intended)
            {
                continue;
            }

            var status = StatusOf(events, intended.IntentId);
            if (intended.Operation == PermitOperation.Compensate)
            {
                actions[^1] = actions[^1] with { Compensation = status };
                continue;
            }

            var step = proposal!.Plan.Steps[intended.Step];
            actions.Add(new ActionReport { Action = step.Action, Target = ObjectReport.Of(step.Target), Outcome = status, Compensation = null });
        }

        return actions;
    }

    private static ActionStatus StatusOf(IReadOnlyList<JournalEvent> events, string intentId) => events
        .Select(@event => @event switch
        {
            ActionCompleted completed when completed.IntentId == intentId => completed.Status,
            ActionReconciled { State: ReconcileState.Applied } reconciled when reconciled.IntentId == intentId => ActionStatus.Applied,
            ActionReconciled { State: ReconcileState.NotStarted } reconciled when reconciled.IntentId == intentId => ActionStatus.Refused,
            _ => (ActionStatus?)null,
        })
        .LastOrDefault(status => status is not null) ?? ActionStatus.Unknown;
}
