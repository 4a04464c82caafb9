using Autoheal.Diagnostics;

namespace Autoheal.Execution;

/// <summary>A writer asked for more than its permit gives. Nothing was written. Never transient.</summary>
public sealed class PermitRefusedException : AutohealException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Why the write is refused.</param>
    public PermitRefusedException(string message)
        : base(ErrorCodes.Permit, message)
    {
    }
}
