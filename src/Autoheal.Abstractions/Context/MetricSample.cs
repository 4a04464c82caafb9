namespace Autoheal.Context;

/// <summary>One measured value.</summary>
/// <param name="At">When, in UTC.</param>
/// <param name="Value">What; finite.</param>
public readonly record struct MetricSample(DateTimeOffset At, double Value);
