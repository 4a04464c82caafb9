using Autoheal.Diagnostics;

namespace Autoheal.Journal;

/// <summary>The blob store cannot write or read a body.</summary>
public sealed class BlobException : AutohealException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What could not be done, and where; never the body.</param>
    /// <param name="innerException">The cause, if any.</param>
    public BlobException(string message, Exception? innerException = null)
        : base(ErrorCodes.Blob, message, innerException)
    {
    }
}
