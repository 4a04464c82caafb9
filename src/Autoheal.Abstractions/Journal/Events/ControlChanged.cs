using Autoheal.Policy;

namespace Autoheal.Journal.Events;

/// <summary>The kill switch was turned. Each such record starts a new control epoch.</summary>
public sealed record ControlChanged : JournalEvent
{
    /// <summary>Gets the new mode.</summary>
    public required ControlMode Mode { get; init; }

    /// <summary>Gets the name of the cluster that it was turned for; null means all.</summary>
    public string? Cluster { get; init; }

    /// <summary>Gets who turned it.</summary>
    public required string By { get; init; }

    /// <summary>Gets why.</summary>
    public string? Reason { get; init; }
}
