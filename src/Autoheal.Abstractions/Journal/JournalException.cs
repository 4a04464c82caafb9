using Autoheal.Diagnostics;

namespace Autoheal.Journal;

/// <summary>The journal cannot be written or read. Never transient: a failed append denies, and the writer must be opened anew.</summary>
public sealed class JournalException : AutohealException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What could not be done, and where.</param>
    /// <param name="innerException">The cause, if any.</param>
    public JournalException(string message, Exception? innerException = null)
        : base(ErrorCodes.Journal, message, innerException)
    {
    }
}
