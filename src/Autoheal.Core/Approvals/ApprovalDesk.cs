using System.Text.RegularExpressions;
using Autoheal.Journal;

namespace Autoheal.Approvals;

/// <summary>Where channels hand in people's answers. Thread-safe.</summary>
public sealed partial class ApprovalDesk(IInbox inbox, TimeProvider clock, INonceSource nonces)
{
    /// <summary>The longest id of a person, in UTF-16 characters.</summary>
    public const int MaxPersonIdLength = 200;

    private const int MaxWhereLength = 200;

    /// <summary>
    /// Makes an answer durable. Whether it counts is decided when the incident's owner turns it into an event.
    /// </summary>
    /// <param name="submission">The answer; its person must have been authenticated by the channel.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The request's id names no incident, or the person's id is empty or too long.</exception>
    /// <exception cref="JournalException">The answer could not be made durable.</exception>
    public async ValueTask SubmitAsync(ApprovalSubmission submission, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(submission);
        var incidentId = IncidentOf(submission.RequestId)
            ?? throw new ArgumentException($"'{submission.RequestId}' is not a request id such as INC-7.1.", nameof(submission));
        if (submission.PersonId.Length is 0 or > MaxPersonIdLength)
        {
            throw new ArgumentException($"A person's id has 1 to {MaxPersonIdLength} characters.", nameof(submission));
        }

        if (submission.Where?.Length > MaxWhereLength || submission.MessageHash?.Length > MaxWhereLength)
        {
            throw new ArgumentException($"Where a person answered, and the hash of what they saw, have at most {MaxWhereLength} characters.", nameof(submission));
        }

        if (submission is { Revoke: true, Approve: true })
        {
            throw new ArgumentException("An answer approves or takes an approval back, not both.", nameof(submission));
        }

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
        return RequestId().Match(requestId) is { Success: true } match ? match.Groups[1].Value : null;
    }

    [GeneratedRegex(@"\A(INC-[0-9]{1,10})\.[0-9]{1,10}\z", RegexOptions.CultureInvariant)]
    private static partial Regex RequestId();
}
