using Autoheal.Journal;
using Autoheal.Journal.Events;

namespace Autoheal.Learning.Autonomy.Demotions;

/// <summary>Knows what people have demoted: what is on record, and what waits in the inbox. Lifting counts only once it is on record. Thread-safe.</summary>
internal sealed class DemotionBook(IJournalReader journal, IInbox inbox)
{
    /// <exception cref="JournalException">It cannot be read.</exception>
    public async ValueTask<DemotionFold> ReadAsync(CancellationToken cancellationToken)
    {
        // The inbox first: what leaves it meanwhile is on record by then.
        var waiting = (await inbox.ReadPendingAsync(cancellationToken)).Where(item => item.Kind == InboxKinds.Demotion).ToArray();
        var fold = new DemotionFold();
        await foreach (var record in journal.ReadStreamAsync(StreamId.Control, cancellationToken: cancellationToken))
        {
            if (JournalJson.Read(record) is AutonomyDemoted demoted)
            {
                fold.Take(demoted);
            }
        }

        foreach (var item in waiting)
        {
            if (EventOf(item) is { Lifted: false } demoted)
            {
                fold.Take(demoted);
            }
        }

        return fold;
    }

    /// <summary>What an item asks for; one that cannot be read may have meant any action, so it means all.</summary>
    public static AutonomyDemoted EventOf(InboxItem item)
    {
        var submission = JournalJson.ReadDemotion(item.Payload);
        return new AutonomyDemoted
        {
            Action = submission?.Action ?? "*",
            Environment = submission?.Environment,
            Service = submission?.Service,
            By = item.Actor,
            Reason = submission is null ? "unreadable command" : submission.Reason is { Length: > 500 } reason ? reason[..500] : submission.Reason,
            Lifted = submission?.Lift ?? false,
        };
    }
}
