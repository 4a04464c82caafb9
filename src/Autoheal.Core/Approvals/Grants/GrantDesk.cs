using Autoheal.Journal;

namespace Autoheal.Approvals.Grants;

/// <summary>Where channels hand in approvals in advance, and take them back. Thread-safe.</summary>
public sealed class GrantDesk(IInbox inbox, TimeProvider clock, INonceSource nonces)
{
    /// <summary>Makes an approval in advance durable. Whether it counts is decided when the owner of the journal turns it into an event.</summary>
    /// <param name="submission">The approval; its person must have been authenticated by the channel.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The person's id is empty or too long.</exception>
    /// <exception cref="JournalException">It could not be made durable.</exception>
    public ValueTask GiveAsync(GrantSubmission submission, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(submission);
        Check(submission.PersonId, nameof(submission));
        return PostAsync(InboxKinds.Grant, submission.PersonId, JournalJson.Write(submission), cancellationToken);
    }

    /// <summary>Takes an approval in advance back; it counts for nothing any more when this returns.</summary>
    /// <param name="revocation">Which, and why.</param>
    /// <param name="personId">Who takes it back, authenticated by the channel.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The person's id is empty or too long.</exception>
    /// <exception cref="JournalException">It could not be made durable.</exception>
    public ValueTask RevokeAsync(GrantRevocation revocation, string personId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(revocation);
        Check(personId, nameof(personId));
        return PostAsync(InboxKinds.GrantRevocation, personId, JournalJson.Write(revocation), cancellationToken);
    }

    private ValueTask PostAsync(string kind, string personId, byte[] payload, CancellationToken cancellationToken) => inbox.PostAsync(
        new InboxItem
        {
            Id = $"{kind}-{nonces.Next()}",
            Kind = kind,
            Stream = StreamId.Control,
            At = clock.GetUtcNow(),
            Actor = $"person:{personId}",
            Payload = payload,
        },
        cancellationToken);

    private static void Check(string personId, string parameter)
    {
        if (personId.Length is 0 or > ApprovalDesk.MaxPersonIdLength)
        {
            throw new ArgumentException($"A person's id has 1 to {ApprovalDesk.MaxPersonIdLength} characters.", parameter);
        }
    }
}
