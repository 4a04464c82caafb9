using Autoheal.Approvals;
using Autoheal.Approvals.Grants;
using Autoheal.Diagnostics;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Policy;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Autoheal.Incidents;

/// <summary>Turns one inbox item into events, once: an item that was handled before a crash changes nothing when it comes again.</summary>
internal sealed class InboxHandler(
    JournalStore store,
    IncidentJournal incidents,
    ApprovalLedger approvals,
    GrantHandler grants,
    CommandHandler commands,
    DemotionHandler demotions,
    IIncidentWaker waker,
    IOptions<AutohealOptions> options,
    ILogger<InboxHandler> logger)
{
    /// <summary>True when the item is done with; false when it stays in the inbox, for a version that understands it.</summary>
    public async ValueTask<bool> HandleAsync(InboxItem item, CancellationToken cancellationToken)
    {
        switch (item.Kind)
        {
            case InboxKinds.Approval:
                await AnswerAsync(item, cancellationToken);
                return true;
            case InboxKinds.Grant:
                await grants.GiveAsync(item, cancellationToken);
                return true;
            case InboxKinds.GrantRevocation:
                await grants.RevokeAsync(item, cancellationToken);
                return true;
            case InboxKinds.Command:
                await commands.HandleAsync(item, cancellationToken);
                return true;
            case InboxKinds.Demotion:
                await demotions.HandleAsync(item, cancellationToken);
                return true;
            case InboxKinds.Control:
                await TurnAsync(item, cancellationToken);
                return true;
            default:
                Log.InboxItemIgnored(logger, item.Id, item.Kind);
                return false;
        }
    }

    private async ValueTask AnswerAsync(InboxItem item, CancellationToken cancellationToken)
    {
        if (JournalJson.ReadSubmission(item.Payload) is not { } submission
            || ApprovalDesk.IncidentOf(submission.RequestId) is not { } incidentId
            || submission.PersonId.Length is 0 or > ApprovalDesk.MaxPersonIdLength
            || item.Actor != $"person:{submission.PersonId}")
        {
            Log.InboxItemIgnored(logger, item.Id, item.Kind);
            return;
        }

        while (true)
        {
            var state = await incidents.LoadAsync(incidentId, cancellationToken);
            if (state.Version == 0 || state.IsClosed || state.InboxItems.Contains(item.Id))
            {
                return;
            }

            var (events, counted) = await JudgeAsync(state, submission, item.Id, cancellationToken);
            if (!counted && state.Version >= options.Value.MaxOutsideEvents)
            {
                Log.InboxItemIgnored(logger, item.Id, item.Kind);
                return;
            }

            if (await incidents.AppendAsync(state, events, new AppendOrigin(item.Actor, item.Id), [], cancellationToken) is not null)
            {
                waker.Wake(incidentId);
                return;
            }
        }
    }

    private async ValueTask<(IReadOnlyList<JournalEvent> Events, bool Counted)> JudgeAsync(
        IncidentState state, ApprovalSubmission submission, string inboxItem, CancellationToken cancellationToken)
    {
        if (submission.Revoke)
        {
            var revoked = await approvals.RevokeAsync(state, submission, inboxItem, cancellationToken);
            return ([revoked], revoked.Counted);
        }

        var answer = await approvals.AnswerAsync(state, submission, inboxItem, cancellationToken);
        return (Consequences(state, answer), answer.Counted);
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
            var (version, known) = await FindTurnAsync(item.Id, cancellationToken);
            if (known)
            {
                return;
            }

            var changed = new ControlChanged { Mode = command.Mode, Cluster = command.Cluster, By = item.Actor, Reason = command.Reason };
            var append = incidents.Records(StreamId.Control, version, [changed], new AppendOrigin(item.Actor, item.Id));
            if ((await store.AppendAsync([append], cancellationToken)).Succeeded)
            {
                Log.KillSwitchTurned(logger, command.Mode.ToString(), item.Actor);
                return;
            }
        }
    }

    /// <summary>
    /// The control stream's version, and whether the item's turn is already in it: a resume that comes again after a crash must not
    /// undo a stop that came in between.
    /// </summary>
    private async ValueTask<(long Version, bool Known)> FindTurnAsync(string itemId, CancellationToken cancellationToken)
    {
        var version = 0L;
        await foreach (var record in store.ReadStreamAsync(StreamId.Control, cancellationToken: cancellationToken))
        {
            version = record.Sequence;
            if (record.Causation == itemId)
            {
                return (version, true);
            }
        }

        return (version, false);
    }
}
