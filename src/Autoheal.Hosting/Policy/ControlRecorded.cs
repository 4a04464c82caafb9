using System.Text.Json.Serialization;
using Autoheal.Policy;

namespace Autoheal.Hosting.Policy;

/// <summary>A turn of the kill switch is durable; one that tightens counts from now on.</summary>
public sealed record ControlRecorded
{
    /// <summary>Gets the mode that was asked for.</summary>
    public required ControlMode Mode { get; init; }

    /// <summary>Gets the cluster that it is about; absent means all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cluster { get; init; }

    /// <summary>Gets who asked.</summary>
    public required string PersonId { get; init; }
}
