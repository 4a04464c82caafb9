using Autoheal.Approvals;
using Autoheal.Journal;
using Autoheal.Policy;

namespace Autoheal.Learning.Autonomy.Demotions;

/// <summary>Where channels hand in that people demote actions. Thread-safe.</summary>
public sealed class DemotionDesk(IInbox inbox, TimeProvider clock, INonceSource nonces)
{
    /// <summary>Makes a demotion durable; when this returns, nothing that it covers begins without people. Lifting one counts once it is on record.</summary>
    /// <param name="submission">What is demoted, or lifted.</param>
    /// <param name="personId">Who asks, authenticated by the channel.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The person's id is empty or too long, or no action is named.</exception>
    /// <exception cref="JournalException">It could not be made durable.</exception>
    public ValueTask SubmitAsync(DemotionSubmission submission, string personId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(submission);
        ArgumentException.ThrowIfNullOrEmpty(submission.Action);
        if (personId.Length is 0 or > ApprovalDesk.MaxPersonIdLength)
        {
            throw new ArgumentException($"A person's id has 1 to {ApprovalDesk.MaxPersonIdLength} characters.", nameof(personId));
        }

        return inbox.PostAsync(
            new InboxItem
            {
                Id = $"{InboxKinds.Demotion}-{nonces.Next()}",
                Kind = InboxKinds.Demotion,
                Stream = StreamId.Control,
                At = clock.GetUtcNow(),
                Actor = $"person:{personId}",
                Payload = JournalJson.Write(submission),
            },
            cancellationToken);
    }
}
