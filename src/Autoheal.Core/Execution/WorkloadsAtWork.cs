using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;

namespace Autoheal.Execution;

/// <summary>
/// One incident at a time acts on a workload: while the action of one is carried out, watched or undone, another would spoil what the
/// first proves, or undo it. The reservations on the workload's streams say who acted last; the journal is the lock.
/// </summary>
internal sealed class WorkloadsAtWork(IJournalReader journal, IncidentJournal incidents)
{
    /// <summary>
    /// The other incident that is at work on one of the streams' workloads; null when none is. Whoever read the streams' versions before
    /// asking, and reserves at those, cannot be overtaken.
    /// </summary>
    public async ValueTask<string?> FindOtherAsync(IncidentState state, IEnumerable<StreamId> streams, CancellationToken cancellationToken)
    {
        foreach (var stream in streams)
        {
            if (await FindLastAsync(stream, cancellationToken) is { } last && last.IncidentId != state.Id
                && IsAtWork(await incidents.LoadAsync(last.IncidentId, cancellationToken), last.IntentId))
            {
                return last.IncidentId;
            }
        }

        return null;
    }

    private async ValueTask<LimitReserved?> FindLastAsync(StreamId stream, CancellationToken cancellationToken)
    {
        var version = await journal.GetVersionAsync(stream, cancellationToken);
        LimitReserved? last = null;
        await foreach (var record in journal.ReadStreamAsync(stream, Math.Max(0, version - 1), cancellationToken))
        {
            last = JournalJson.Read(record) as LimitReserved ?? last;
        }

        return last;
    }

    private static bool IsAtWork(IncidentState other, string intentId) =>
        other.IsAtWork
        && (other.LastExecution?.Intent.IntentId == intentId
            || other.Executions.LastOrDefault(execution => execution.Intent.Operation == PermitOperation.Execute || other.Undo is not null)?.Intent.IntentId == intentId);
}
