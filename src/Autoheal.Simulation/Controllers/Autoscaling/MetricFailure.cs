namespace Autoheal.Simulation.Controllers.Autoscaling;

/// <summary>A metric that could not be read or computed.</summary>
/// <param name="reason">The reason of condition and event, such as <c>FailedGetResourceMetric</c>.</param>
/// <param name="message">What the event says.</param>
/// <param name="whole">What the summary over all metrics says.</param>
internal sealed class MetricFailure(string reason, string message, string whole) : Exception(message)
{
    public string Reason { get; } = reason;

    public string Whole { get; } = whole;
}
