using System.Text.Json.Serialization;

namespace Autoheal.Hosting.Perception;

/// <summary>The answer to a sender: its alerts are durable.</summary>
public sealed record AlertsAccepted
{
    /// <summary>Gets the number of alerts.</summary>
    public required int Accepted { get; init; }

    /// <summary>Gets the number of alerts that were refused because it cannot be told which cluster they are about; sending them again does not help. Absent when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Unplaced { get; init; }

    /// <summary>Gets the incidents that they belong to, without repeats.</summary>
    public required IReadOnlyList<string> Incidents { get; init; }
}
