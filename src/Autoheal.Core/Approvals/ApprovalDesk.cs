using Autoheal.Journal;

namespace Autoheal.Approvals;

/// <summary>Where channels hand in people's answers. Thread-safe.</summary>
public sealed class ApprovalDesk(IInbox inbox, TimeProvider clock, INonceSource nonces)
{
    /// <summary>
    /// Makes an answer durable. Whether it counts is decided when the incident's owner turns it into an event.
    /// </summary>
    /// <param name="submission">The answer; its person must have been authenticated by the channel.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The request's id names no incident.</exception>
    /// <exception cref="JournalException">The answer could not be made durable.</exception>
    public async ValueTask SubmitAsync(ApprovalSubmission submission, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(submission);
        var incidentId = IncidentOf(submission.RequestId)
            ?? throw new ArgumentException($"'{submission.RequestId}' is not a request id such as INC-7.1.", nameof(submission));
        await inbox.PostAsync(
            new InboxItem
            {
                Id = $"approval-{nonces.Next()}",
                Kind = InboxKinds.Approval,
                Stream = StreamId.Incident(incidentId),
                At = clock.GetUtcNow(),
                Actor = $"person:{submission.PersonId}",
                Payload = JournalJson.Write(submission),
            },
            cancellationToken);
    }

    /// <summary>The incident that a request belongs to; null when the text is not a request id.</summary>
    public static string? IncidentOf(string requestId)
    {
        ArgumentNullException.ThrowIfNull(requestId);
        var dot = requestId.LastIndexOf('.');
        return dot > 0 && requestId.StartsWith("INC-", StringComparison.Ordinal) ? requestId[..dot] : null;
    }
}
