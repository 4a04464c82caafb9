using System.Text.Json.Serialization;

namespace Autoheal.Reasoning;

/// <summary>What must be at hand to name a cause.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EvidenceNeed>))]
public enum EvidenceNeed
{
    /// <summary>The objects of the cluster.</summary>
    [JsonStringEnumMemberName("objects")]
    Objects = 0,

    /// <summary>Logs beside the objects.</summary>
    [JsonStringEnumMemberName("logs")]
    Logs,

    /// <summary>Metrics beside the objects.</summary>
    [JsonStringEnumMemberName("metrics")]
    Metrics,

    /// <summary>Traces: without them only the symptom is named.</summary>
    [JsonStringEnumMemberName("traces")]
    Traces,

    /// <summary>A look into a node, an operating system or a database: without it only the symptom is named.</summary>
    [JsonStringEnumMemberName("node")]
    Node,
}
