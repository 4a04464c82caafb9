using Autoheal.Policy;

namespace Autoheal.Learning.Shadow;

/// <summary>What would have been done in one incident, and what people did.</summary>
public sealed record ShadowCase
{
    /// <summary>Gets the incident.</summary>
    public required string IncidentId { get; init; }

    /// <summary>Gets when the plan was made, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets the cause that it was to remove.</summary>
    public required string Cause { get; init; }

    /// <summary>Gets the action.</summary>
    public required string Action { get; init; }

    /// <summary>Gets the object that would have been changed.</summary>
    public required string Target { get; init; }

    /// <summary>Gets what would have been decided, one sentence.</summary>
    public required string WouldBe { get; init; }

    /// <summary>Gets the comparison; null while people are at it.</summary>
    public ShadowMatch? Match { get; init; }

    /// <summary>Gets the comparison in one sentence; null while people are at it.</summary>
    public string? Text { get; init; }
}
