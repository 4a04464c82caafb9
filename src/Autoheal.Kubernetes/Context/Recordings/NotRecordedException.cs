using Autoheal.Context;
using Autoheal.Diagnostics;

namespace Autoheal.Kubernetes.Context;

/// <summary>The files do not hold what was asked for, or not all of it. The message is for operators.</summary>
public sealed class NotRecordedException : AutohealException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="state">How much the files hold.</param>
    /// <param name="reason">Why that is not everything: a few words.</param>
    public NotRecordedException(CoverageState state, string reason)
        : base(ErrorCodes.Input, $"The recording does not say: {reason}.")
    {
        State = state;
        Reason = reason;
    }

    /// <summary>Gets how much the files hold.</summary>
    public CoverageState State { get; }

    /// <summary>Gets why that is not everything.</summary>
    public string Reason { get; }
}
