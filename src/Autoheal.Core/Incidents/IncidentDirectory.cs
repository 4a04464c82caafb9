using System.Runtime.CompilerServices;
using Autoheal.Approvals;
using Autoheal.Execution.Staging;
using Autoheal.Journal;
using Autoheal.Planning;

namespace Autoheal.Incidents;

/// <summary>Answers questions about incidents from the journal. Reads only; thread-safe.</summary>
public sealed class IncidentDirectory(IJournalReader journal)
{
    /// <summary>All incidents, by number.</summary>
    public async IAsyncEnumerable<IncidentSummary> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var stream in await journal.ListStreamsAsync(StreamId.IncidentPrefix, cancellationToken))
        {
            if (await FindAsync(stream.Value[StreamId.IncidentPrefix.Length..], cancellationToken) is { } summary)
            {
                yield return summary;
            }
        }
    }

    /// <summary>One incident; null when there is none of that id.</summary>
    public async ValueTask<IncidentSummary?> FindAsync(string incidentId, CancellationToken cancellationToken = default)
    {
        var state = await FoldAsync(incidentId, cancellationToken);
        return state.Version == 0 ? null : Summarize(state);
    }

    /// <summary>An open request and the plan that it asks about; null when there is no open request of that id.</summary>
    public async ValueTask<(ApprovalRequest Request, RemediationPlan Plan)?> FindRequestAsync(
        string requestId, CancellationToken cancellationToken = default)
    {
        if (ApprovalDesk.IncidentOf(requestId) is not { } incidentId)
        {
            return null;
        }

        var state = await FoldAsync(incidentId, cancellationToken);
        return state.Phase == IncidentPhase.AwaitingApproval && state.Request is { } request && request.Id == requestId
            ? (request, state.Proposal!.Plan)
            : null;
    }

    /// <summary>A request whose plan has not begun, so that an approval of it can still be taken back; null when there is none of that id.</summary>
    public async ValueTask<ApprovalRequest?> FindRevocableAsync(string requestId, CancellationToken cancellationToken = default)
    {
        if (ApprovalDesk.IncidentOf(requestId) is not { } incidentId)
        {
            return null;
        }

        var state = await FoldAsync(incidentId, cancellationToken);
        return state.Phase is IncidentPhase.AwaitingApproval or IncidentPhase.Executing && StageProgress.Passed(state).Count == 0
            && state.Request?.Id == requestId ? state.Request : null;
    }

    /// <summary>One incident as the pipeline sees it; of version 0 when there is none of that id.</summary>
    internal async ValueTask<IncidentState> FoldAsync(string incidentId, CancellationToken cancellationToken)
    {
        var state = IncidentState.Empty;
        await foreach (var record in journal.ReadStreamAsync(StreamId.Incident(incidentId), cancellationToken: cancellationToken))
        {
            state = IncidentFold.Apply(state, record);
        }

        return state;
    }

    private static IncidentSummary Summarize(IncidentState state) => new()
    {
        Id = state.Id,
        Subject = state.Subject!,
        Cluster = state.Cluster,
        Environment = state.Environment,
        Phase = state.Phase,
        End = state.End,
        OpenedAt = state.OpenedAt,
        LastRecordAt = state.LastRecordAt,
        Alerts = state.Alerts.Count,
        Cause = state.Proposal?.Plan.Cause.Value ?? state.Settled.LastOrDefault()?.Cause.Value,
        OpenRequestId = state.Phase == IncidentPhase.AwaitingApproval ? state.Request?.Id : null,
        Summary = state.EndSummary,
        Records = state.Version,
        DiagnosisSequence = state.DiagnosisSequence,
        TakenBy = state.TakenBy,
        HeldUntil = state.HeldUntil,
        UndoOf = state.Undo?.IntentId,
    };
}
