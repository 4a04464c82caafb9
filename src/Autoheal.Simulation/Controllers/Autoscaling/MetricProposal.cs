using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Controllers.Autoscaling;

/// <summary>How many replicas one metric asks for.</summary>
/// <param name="Replicas">The number.</param>
/// <param name="Name">How conditions and events name the metric.</param>
/// <param name="Status">What the status shows about it.</param>
internal sealed record MetricProposal(int Replicas, string Name, JsonObject Status);
