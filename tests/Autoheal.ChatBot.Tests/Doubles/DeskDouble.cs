using Autoheal.Approvals;
using Autoheal.Incidents;
using Autoheal.Policy;

namespace Autoheal.ChatBot.Tests.Doubles;

/// <summary>Keeps what is handed in; what it does about it is the test's.</summary>
internal sealed class DeskDouble : IIncidentDesk
{
    public List<ApprovalSubmission> Answers { get; } = [];

    public List<IncidentCommand> Commands { get; } = [];

    public List<(ControlCommand Command, string PersonId)> Turns { get; } = [];

    public Action<ApprovalSubmission> WhenAnswered { get; set; } = _ => { };

    public Action<IncidentCommand> WhenCommanded { get; set; } = _ => { };

    public ValueTask AnswerAsync(ApprovalSubmission submission, CancellationToken cancellationToken = default)
    {
        Answers.Add(submission);
        WhenAnswered(submission);
        return ValueTask.CompletedTask;
    }

    public ValueTask CommandAsync(IncidentCommand command, CancellationToken cancellationToken = default)
    {
        Commands.Add(command);
        WhenCommanded(command);
        return ValueTask.CompletedTask;
    }

    public ValueTask TurnAsync(ControlCommand command, string personId, CancellationToken cancellationToken = default)
    {
        Turns.Add((command, personId));
        return ValueTask.CompletedTask;
    }

    public ValueTask<ControlMode> GetModeAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(ControlMode.Running);
}
