namespace Autoheal.Journal.Events;

/// <summary>A person sent actions back to the people, or lifted that. While it stands they need approval, whatever they have earned.</summary>
public sealed record AutonomyDemoted : JournalEvent
{
    /// <summary>Gets the action's name; <c>*</c> stands for any characters.</summary>
    public required string Action { get; init; }

    /// <summary>Gets the environment; null means all.</summary>
    public string? Environment { get; init; }

    /// <summary>Gets the service as <c>namespace/name</c>; null means all.</summary>
    public string? Service { get; init; }

    /// <summary>Gets who asked.</summary>
    public required string By { get; init; }

    /// <summary>Gets why.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets a value indicating whether the demotion of exactly these is lifted.</summary>
    public bool Lifted { get; init; }
}
