namespace Autoheal.Simulation.Controllers.Jobs;

/// <summary>Why a Job has failed: the condition's reason, which is also the event's, and the message.</summary>
internal readonly record struct JobFailure(string Reason, string Message)
{
    public static JobFailure BackOffLimit { get; } = new("BackoffLimitExceeded", "Job has reached the specified backoff limit");

    public static JobFailure Deadline { get; } = new("DeadlineExceeded", "Job was active longer than specified deadline");
}
