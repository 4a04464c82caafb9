using Autoheal.Approvals;
using Autoheal.Diagnostics;
using Autoheal.Journal;
using Autoheal.Policy;

namespace Autoheal.Incidents;

/// <summary>
/// Where channels hand in what people say. Each call makes it durable; whether it counts is decided when the owner of the incident turns it into an
/// event. Thread-safe.
/// </summary>
public interface IIncidentDesk
{
    /// <summary>Hands in an answer to an approval request.</summary>
    /// <exception cref="ArgumentException">A member of the answer is malformed.</exception>
    /// <exception cref="JournalException">The answer could not be made durable.</exception>
    ValueTask AnswerAsync(ApprovalSubmission submission, CancellationToken cancellationToken = default);

    /// <summary>Hands in a command about an incident.</summary>
    /// <exception cref="ArgumentException">A member of the command is malformed.</exception>
    /// <exception cref="JournalException">The command could not be made durable.</exception>
    ValueTask CommandAsync(IncidentCommand command, CancellationToken cancellationToken = default);

    /// <summary>Turns the kill switch; effective for every write after it when it tightens.</summary>
    /// <param name="command">The mode and why.</param>
    /// <param name="personId">The id of the person, established by the channel's own authentication.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AutohealException">The command names a cluster that the host does not have.</exception>
    /// <exception cref="JournalException">The turn could not be made durable.</exception>
    ValueTask TurnAsync(ControlCommand command, string personId, CancellationToken cancellationToken = default);

    /// <summary>What the kill switch permits now; <see cref="ControlMode.Halted"/> when it cannot be read.</summary>
    ValueTask<ControlMode> GetModeAsync(CancellationToken cancellationToken = default);
}
