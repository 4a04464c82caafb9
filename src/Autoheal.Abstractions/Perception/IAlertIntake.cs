namespace Autoheal.Perception;

/// <summary>The way in for signals. Thread-safe.</summary>
public interface IAlertIntake
{
    /// <summary>
    /// Parses a signal, assigns its alerts to incidents and returns once they are durable: only then may the sender be told 2xx.
    /// </summary>
    /// <exception cref="Journal.JournalException">Nothing is durable; the sender should try again.</exception>
    ValueTask<IntakeResult> SubmitAsync(Signal signal, CancellationToken cancellationToken = default);
}
