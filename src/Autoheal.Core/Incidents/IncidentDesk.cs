using Autoheal.Approvals;
using Autoheal.Policy;

namespace Autoheal.Incidents;

/// <summary>Puts what people say into the inbox, each under the name of the person.</summary>
internal sealed class IncidentDesk(ApprovalDesk approvals, CommandDesk commands, KillSwitch killSwitch) : IIncidentDesk
{
    public ValueTask AnswerAsync(ApprovalSubmission submission, CancellationToken cancellationToken) =>
        approvals.SubmitAsync(submission, cancellationToken);

    public ValueTask CommandAsync(IncidentCommand command, CancellationToken cancellationToken) => commands.SubmitAsync(command, cancellationToken);

    public ValueTask TurnAsync(ControlCommand command, string personId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(personId);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(personId.Length, ApprovalDesk.MaxPersonIdLength, nameof(personId));
        return killSwitch.TurnAsync(command, $"person:{personId}", cancellationToken);
    }

    public ValueTask<ControlMode> GetModeAsync(CancellationToken cancellationToken) => killSwitch.GetModeAsync(cancellationToken);
}
