namespace Autoheal.Reasoning;

/// <summary>
/// Reads a program's log and says what causes it speaks of. What comes out is Untrusted: whoever can make a program log can forge it, so a
/// sighting raises or supports a question and confirms nothing. Thread-safe.
/// </summary>
public interface ILogInterpreter
{
    /// <summary>Reads a log to its end, in bounded memory.</summary>
    /// <param name="log">The log; not disposed.</param>
    LogReading Read(TextReader log);
}
