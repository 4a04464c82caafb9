namespace Autoheal.Hosting.Diagnostics;

/// <summary>Whether the host can do its work. Names parts and nothing else: anybody may ask.</summary>
public sealed record HealthReport
{
    /// <summary>Gets <c>ok</c> or <c>failing</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Gets the parts that cannot be used: <c>journal</c>, <c>blobs</c>, <c>control</c>; empty when all can.</summary>
    public required IReadOnlyList<string> Failing { get; init; }
}
