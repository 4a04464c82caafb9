namespace Autoheal.Hosting.Learning;

/// <summary>A demotion, or that it is lifted, is durable.</summary>
public sealed record DemotionRecorded
{
    /// <summary>Gets who asked.</summary>
    public required string PersonId { get; init; }

    /// <summary>Gets the action.</summary>
    public required string Action { get; init; }

    /// <summary>Gets a value indicating whether it is lifted.</summary>
    public required bool Lifted { get; init; }
}
