using Autoheal.Journal;
using Autoheal.Journal.Events;

namespace Autoheal.Approvals.Grants;

/// <summary>
/// The approvals that people gave in advance: a fold over the control stream, together with what still waits in the inbox to take one back, which counts
/// at once. Thread-safe.
/// </summary>
public sealed class GrantBook(IJournalReader journal, IInbox inbox, TimeProvider clock)
{
    /// <summary>All grants, in the order in which they were given.</summary>
    /// <exception cref="JournalException">They cannot be read.</exception>
    public ValueTask<IReadOnlyList<ListedGrant>> ListAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(clock.GetUtcNow(), cancellationToken);

    /// <summary>The grants that approve at a time.</summary>
    internal async ValueTask<IReadOnlyList<ApprovalGrant>> ReadStandingAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        [.. (await ReadAsync(now, cancellationToken)).Where(listed => listed.State == GrantState.Active).Select(listed => listed.Grant)];

    private async ValueTask<IReadOnlyList<ListedGrant>> ReadAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        // The inbox first: what leaves it meanwhile is in the stream by then, so that nothing is missed between the two.
        var waiting = (await inbox.ReadPendingAsync(cancellationToken)).Where(item => item.Kind == InboxKinds.GrantRevocation).ToArray();
        var grants = new GrantFold();
        await foreach (var record in journal.ReadStreamAsync(StreamId.Control, cancellationToken: cancellationToken))
        {
            grants.Take(JournalJson.Read(record));
        }

        foreach (var item in waiting)
        {
            // One that cannot be read may have meant any of them.
            var revocation = JournalJson.ReadGrantRevocation(item.Payload);
            grants.Revoke(new GrantRevoked { GrantId = revocation?.GrantId ?? GrantRevocation.All, By = item.Actor });
        }

        return grants.ListAt(now);
    }
}
