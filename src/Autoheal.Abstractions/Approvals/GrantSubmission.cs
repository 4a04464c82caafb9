namespace Autoheal.Approvals;

/// <summary>An approval in advance, as it arrives from a channel. It decides nothing by itself.</summary>
public sealed record GrantSubmission
{
    /// <summary>Gets the id of the person, established by the channel's own authentication.</summary>
    public required string PersonId { get; init; }

    /// <summary>Gets the action's name.</summary>
    public required string Action { get; init; }

    /// <summary>Gets the name of the object's cluster; empty on a host with one cluster.</summary>
    public string Cluster { get; init; } = "";

    /// <summary>Gets the object's kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets the object's namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>Gets the object's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets for how long, in seconds; at least a minute.</summary>
    public required int DurationSeconds { get; init; }

    /// <summary>Gets why, at most 500 characters.</summary>
    public string? Reason { get; init; }
}
