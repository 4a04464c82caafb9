using Autoheal.Execution;

namespace Autoheal.Journal.Events;

/// <summary>The action runner's last check said no; nothing was written.</summary>
public sealed record ActionRefused : JournalEvent
{
    /// <summary>Gets the index of the step.</summary>
    public required int Step { get; init; }

    /// <summary>Gets what was to be done.</summary>
    public required PermitOperation Operation { get; init; }

    /// <summary>Gets a stable code: one of <see cref="VoidCodes"/>.</summary>
    public required string Code { get; init; }

    /// <summary>Gets why, one sentence.</summary>
    public required string Reason { get; init; }
}
