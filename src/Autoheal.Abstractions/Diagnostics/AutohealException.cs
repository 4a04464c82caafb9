namespace Autoheal.Diagnostics;

/// <summary>
/// The one exception family of Autoheal. <see cref="Exception.Message"/> is written for operators: it may name objects, files and
/// limits, it never holds secrets or text from logs, and it is not meant for strangers (an HTTP endpoint answers them with the
/// code alone). Decisions are made on <see cref="ErrorCode"/>, never on the message.
/// </summary>
public class AutohealException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="errorCode">One of <see cref="ErrorCodes"/>.</param>
    /// <param name="message">One sentence: what, where, and what would be right.</param>
    /// <param name="innerException">The cause, if any.</param>
    /// <param name="isTransient">Whether the same call may succeed later without a change.</param>
    /// <param name="retryAfter">How long to wait before, if known.</param>
    public AutohealException(
        string errorCode, string message, Exception? innerException = null, bool isTransient = false, TimeSpan? retryAfter = null)
        : base(message, innerException)
    {
        ErrorCode = errorCode;
        IsTransient = isTransient;
        RetryAfter = retryAfter;
    }

    /// <summary>Gets the stable code: one of <see cref="ErrorCodes"/>.</summary>
    public string ErrorCode { get; }

    /// <summary>Gets a value indicating whether the same call may succeed later without a change.</summary>
    public bool IsTransient { get; }

    /// <summary>Gets how long to wait before trying again, if the other side said so.</summary>
    public TimeSpan? RetryAfter { get; }
}
