using Autoheal.Diagnostics;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Learning.Autonomy.Demotions;
using Microsoft.Extensions.Logging;

namespace Autoheal.Approvals;

/// <summary>
/// Turns demotions from the inbox into events, once. Whoever demotes makes Autoheal do less: that counts from anybody. Lifting needs a known person with
/// a role. What changes nothing is dropped, so that nobody can fill the stream that every write reads.
/// </summary>
internal sealed class DemotionHandler(JournalStore store, IncidentJournal incidents, IPeopleDirectory people, ILogger<DemotionHandler> logger)
{
    private const string Person = "person:";

    public async ValueTask HandleAsync(InboxItem item, CancellationToken cancellationToken)
    {
        var demoted = DemotionBook.EventOf(item);
        if (demoted.Lifted && !await MayLiftAsync(item.Actor, cancellationToken))
        {
            Log.LiftRefused(logger, item.Actor, demoted.Action);
            return;
        }

        while (true)
        {
            var (version, fold) = (0L, new DemotionFold());
            await foreach (var record in store.ReadStreamAsync(StreamId.Control, cancellationToken: cancellationToken))
            {
                if (record.Causation == item.Id)
                {
                    return;
                }

                version = record.Sequence;
                if (JournalJson.Read(record) is AutonomyDemoted known)
                {
                    fold.Take(known);
                }
            }

            if (!fold.Take(demoted))
            {
                return;
            }

            var append = incidents.Records(StreamId.Control, version, [demoted], new AppendOrigin(item.Actor, item.Id));
            if ((await store.AppendAsync([append], cancellationToken)).Succeeded)
            {
                return;
            }
        }
    }

    private async ValueTask<bool> MayLiftAsync(string actor, CancellationToken cancellationToken) =>
        actor.StartsWith(Person, StringComparison.Ordinal)
        && await people.FindAsync(actor[Person.Length..], cancellationToken) is { Roles.Count: > 0 };
}
