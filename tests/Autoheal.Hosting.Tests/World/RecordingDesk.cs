using System.Collections.Concurrent;
using Autoheal.Approvals;
using Autoheal.Incidents;
using Autoheal.Policy;

namespace Autoheal.Hosting.Tests.World;

/// <summary>Keeps what channels hand in, and lets nothing come of it.</summary>
internal sealed class RecordingDesk : IIncidentDesk
{
    public ConcurrentQueue<ApprovalSubmission> Answers { get; } = [];

    public ConcurrentQueue<IncidentCommand> Commands { get; } = [];

    public ValueTask AnswerAsync(ApprovalSubmission submission, CancellationToken cancellationToken = default)
    {
        Answers.Enqueue(submission);
        return ValueTask.CompletedTask;
    }

    public ValueTask CommandAsync(IncidentCommand command, CancellationToken cancellationToken = default)
    {
        Commands.Enqueue(command);
        return ValueTask.CompletedTask;
    }

    public ValueTask TurnAsync(ControlCommand command, string personId, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public ValueTask<ControlMode> GetModeAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(ControlMode.Running);
}
