using System.Text.Json.Serialization;

namespace Autoheal.Kubernetes.Model.Health;

/// <summary>How an object is, judged by its own fields.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HealthStatus>))]
public enum HealthStatus
{
    /// <summary>Its fields do not tell.</summary>
    Unknown = 0,

    /// <summary>It is as it should be.</summary>
    Healthy,

    /// <summary>It is on its way, and nothing says that it will not arrive.</summary>
    Progressing,

    /// <summary>It failed, or does not get further.</summary>
    Degraded,

    /// <summary>It waits for somebody who paused it.</summary>
    Suspended,

    /// <summary>What it stands for is not there.</summary>
    Missing,
}
