using Autoheal.Context;
using Autoheal.Diagnostics;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Microsoft.Extensions.Logging;

namespace Autoheal.Approvals.Grants;

/// <summary>Turns approvals in advance from the inbox into events, once; what nobody could approve in advance becomes none.</summary>
internal sealed class GrantHandler(
    JournalStore store, IncidentJournal incidents, GrantCheck check, IClusterDirectory clusters, SteadyClock clock, ILogger<GrantHandler> logger)
{
    private const int MaxText = 500;

    public async ValueTask GiveAsync(InboxItem item, CancellationToken cancellationToken)
    {
        var submission = JournalJson.ReadGrant(item.Payload);
        var refusal = submission is null ? "it cannot be read" : await check.RefuseAsync(item, submission, cancellationToken);
        if (refusal is not null)
        {
            Log.GrantRefused(logger, item.Actor, refusal);
            return;
        }

        var clusterId = await clusters.GetIdAsync(submission!.Cluster, cancellationToken);
        await AppendOnceAsync(
            item, grants => new GrantGiven { Grant = Make(submission, clusterId, grants.Given + 1, clock.GetUtcNow()) }, cancellationToken);
    }

    /// <summary>
    /// Whoever takes something back makes Autoheal do less: that counts from anybody, and one that cannot be read counts for all. What takes nothing back
    /// is dropped, so that nobody can fill the stream that every write reads.
    /// </summary>
    public ValueTask RevokeAsync(InboxItem item, CancellationToken cancellationToken)
    {
        var revocation = JournalJson.ReadGrantRevocation(item.Payload);
        var revoked = new GrantRevoked { GrantId = revocation?.GrantId ?? GrantRevocation.All, By = item.Actor, Reason = Short(revocation?.Reason) };
        return AppendOnceAsync(item, grants => grants.Revoke(revoked) ? revoked : null, cancellationToken);
    }

    private static ApprovalGrant Make(GrantSubmission submission, string clusterId, int number, DateTimeOffset at) => new()
    {
        Id = $"GRT-{number}",
        PersonId = submission.PersonId,
        Action = submission.Action,
        ClusterId = clusterId,
        Kind = submission.Kind,
        Namespace = submission.Namespace,
        Name = submission.Name,
        GivenAt = at,
        ExpiresAt = at.AddSeconds(submission.DurationSeconds),
        Reason = Short(submission.Reason),
    };

    private async ValueTask AppendOnceAsync(InboxItem item, Func<GrantFold, JournalEvent?> make, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (version, grants) = (0L, new GrantFold());
            await foreach (var record in store.ReadStreamAsync(StreamId.Control, cancellationToken: cancellationToken))
            {
                if (record.Causation == item.Id)
                {
                    return;
                }

                version = record.Sequence;
                grants.Take(JournalJson.Read(record));
            }

            if (make(grants) is not { } @event)
            {
                return;
            }

            var append = incidents.Records(StreamId.Control, version, [@event], new AppendOrigin(item.Actor, item.Id));
            if ((await store.AppendAsync([append], cancellationToken)).Succeeded)
            {
                return;
            }
        }
    }

    private static string? Short(string? text) => text is { Length: > MaxText } ? text[..MaxText] : text;
}
