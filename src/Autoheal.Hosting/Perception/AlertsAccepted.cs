namespace Autoheal.Hosting.Perception;

/// <summary>The answer to a sender: its alerts are durable.</summary>
public sealed record AlertsAccepted
{
    /// <summary>Gets the number of alerts.</summary>
    public required int Accepted { get; init; }

    /// <summary>Gets the incidents that they belong to, without repeats.</summary>
    public required IReadOnlyList<string> Incidents { get; init; }
}
