using Autoheal.Approvals;
using Autoheal.Diagnostics;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Policy;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Autoheal.Incidents;

/// <summary>Turns inbox items into events, each once, in order of arrival, and wakes the incidents that they concern.</summary>
internal sealed class InboxPump(
    IInbox inbox, JournalStore store, IncidentJournal incidents, ApprovalLedger approvals, IIncidentWaker waker, ILogger<InboxPump> logger)
    : IHostedService, IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _loop = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _loop = RunAsync(_stopping.Token);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _loop.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _stopping.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                foreach (var item in await inbox.ReadPendingAsync(cancellationToken))
                {
                    await HandleAsync(item, cancellationToken);
                    await inbox.CompleteAsync(item.Id, cancellationToken);
                }

                await inbox.WaitAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    private ValueTask HandleAsync(InboxItem item, CancellationToken cancellationToken) => item.Kind switch
    {
        InboxKinds.Approval => AnswerAsync(item, cancellationToken),
        InboxKinds.Control => TurnAsync(item, cancellationToken),
        _ => Ignore(item),
    };

    private async ValueTask AnswerAsync(InboxItem item, CancellationToken cancellationToken)
    {
        if (JournalJson.ReadSubmission(item.Payload) is not { } submission
            || ApprovalDesk.IncidentOf(submission.RequestId) is not { } incidentId
            || item.Actor != $"person:{submission.PersonId}")
        {
            await Ignore(item);
            return;
        }

        while (true)
        {
            var state = await incidents.LoadAsync(incidentId, cancellationToken);
            if (state.Version == 0 || state.IsClosed || state.InboxItems.Contains(item.Id))
            {
                return;
            }

            var answer = await approvals.AnswerAsync(state, submission, item.Id, cancellationToken);
            if (await incidents.AppendAsync(state, Consequences(state, answer), new AppendOrigin(item.Actor, item.Id), [], cancellationToken) is not null)
            {
                waker.Wake(incidentId);
                return;
            }
        }
    }

    private static IReadOnlyList<JournalEvent> Consequences(IncidentState state, ApprovalAnswered answer) =>
        answer is { Counted: true, Approve: false }
            ?
            [
                answer,
                new PlanVoided { PlanHash = answer.PlanHash, Code = VoidCodes.Rejected, Reason = $"{answer.PersonId} rejected the plan" },
                .. Escalation.Events(state, $"{answer.PersonId} rejected the plan", IncidentEnd.Rejected),
            ]
            : [answer];

    private async ValueTask TurnAsync(InboxItem item, CancellationToken cancellationToken)
    {
        // A turn that cannot be read may have meant stop: it halts.
        var command = JournalJson.ReadControl(item.Payload) ?? new ControlCommand { Mode = ControlMode.Halted, Reason = "unreadable command" };
        while (true)
        {
            var version = await store.GetVersionAsync(StreamId.Control, cancellationToken);
            var changed = new ControlChanged { Mode = command.Mode, By = item.Actor, Reason = command.Reason };
            var append = incidents.Records(StreamId.Control, version, [changed], new AppendOrigin(item.Actor, item.Id));
            if ((await store.AppendAsync([append], cancellationToken)).Succeeded)
            {
                Log.KillSwitchTurned(logger, command.Mode.ToString(), item.Actor);
                return;
            }
        }
    }

    private ValueTask Ignore(InboxItem item)
    {
        Log.InboxItemIgnored(logger, item.Id, item.Kind);
        return ValueTask.CompletedTask;
    }
}
