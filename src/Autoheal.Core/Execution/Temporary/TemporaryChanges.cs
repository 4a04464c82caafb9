using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Planning;
using Autoheal.Policy;
using Autoheal.Reasoning.Logs;
using Autoheal.Verification;

namespace Autoheal.Execution.Temporary;

/// <summary>
/// Changes that were approved to end. An incident does not close over one: either it is waited for, or it is recorded as drift. Pure.
/// </summary>
internal static class TemporaryChanges
{
    /// <summary>The shortest time that a temporary change may be meant to last.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromMinutes(1);

    /// <summary>The longest.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromDays(7);

    /// <summary>After how long of normal operation the action's change ends: the shortest that was demanded; null when it stays.</summary>
    public static TimeSpan? LastsFor(PlannedAction action)
    {
        TimeSpan[] times = [.. action.Obligations.Where(obligation => obligation.Kind == Obligations.RevertAfter).Select(Read).OfType<TimeSpan>()];
        return times.Length == 0 ? null : times.Min();
    }

    /// <summary>The time that an obligation says; null when it cannot be read or lies outside of the limits.</summary>
    public static TimeSpan? Read(Obligation obligation) => obligation.Parameters.TryGetValue("after", out var text)
        && Durations.TryParse(text, out var after) && after >= Least && after <= Most ? after : null;

    /// <summary>
    /// Of each kept change that is to end and has not: its last write that is still in place; the newest change last. What a person has had undone is theirs:
    /// one action is undone once.
    /// </summary>
    public static IReadOnlyList<ExecutionState> Open(IncidentState state)
    {
        var kept = state.Executions
            .Where(execution => execution.Verdict == VerificationVerdict.Effect && execution.Intent.Operation == PermitOperation.Execute
                && LastsFor(execution.Action) is not null && !state.AbandonedReverts.Contains(execution.Intent.PlanHash)
                && !state.Undos.ContainsKey(execution.Intent.IntentId))
            .Select(execution => execution.Intent.PlanHash).Distinct();
        return [.. kept.Select(hash => state.FindInPlace(hash)).OfType<ExecutionState>()];
    }

    /// <summary>What is appended instead of the events that would close an incident over a temporary change; the events themselves otherwise.</summary>
    public static IReadOnlyList<JournalEvent> Hold(IncidentState state, IReadOnlyList<JournalEvent> events, DateTimeOffset now)
    {
        if (events.OfType<IncidentClosed>().LastOrDefault() is not { } closed)
        {
            return events;
        }

        List<JournalEvent> kept = [.. events.Where(@event => @event is not IncidentClosed)];
        var after = kept.Aggregate(state, (folded, @event) => IncidentFold.Apply(folded, @event, now));
        var open = Open(after).ToList();
        if (after.Revert is { } failed && open.Find(execution => execution.Intent.PlanHash == failed.PlanHash) is { } stays)
        {
            // The incident closes although the change that it waited for is still there.
            open.Remove(stays);
            kept.AddRange(Abandon(stays, closed.Summary));
        }

        return [.. kept, open is [.., var last] ? Schedule(last, closed, now) : closed];
    }

    private static RevertScheduled Schedule(ExecutionState execution, IncidentClosed closed, DateTimeOffset now) => new()
    {
        PlanHash = execution.Intent.PlanHash,
        At = now + LastsFor(execution.Action)!.Value,
        End = closed.End,
        Summary = closed.Summary,
    };

    private static IEnumerable<JournalEvent> Abandon(ExecutionState execution, string reason)
    {
        yield return new DriftRecorded
        {
            Object = execution.Action.Target,
            Text = $"what {execution.Action.Action} changed was to end after {LastsFor(execution.Action)!.Value.TotalMinutes:0} minutes and stays: {reason}",
        };
        yield return new RevertAbandoned { PlanHash = execution.Intent.PlanHash, Reason = reason };
    }
}
