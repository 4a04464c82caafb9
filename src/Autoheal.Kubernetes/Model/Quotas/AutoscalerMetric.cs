namespace Autoheal.Kubernetes.Model;

/// <summary>One metric that an autoscaler scales by, and what it last was. Immutable.</summary>
public sealed record AutoscalerMetric
{
    /// <summary>Gets where the metric comes from: <c>Resource</c>, <c>ContainerResource</c>, <c>Pods</c>, <c>Object</c> or <c>External</c>.</summary>
    public string Type { get; init; } = "";

    /// <summary>Gets the resource's or metric's name, for instance <c>cpu</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>Gets the share of the request to keep, in percent; null when it is an amount.</summary>
    public int? TargetUtilization { get; init; }

    /// <summary>Gets the amount to keep; null when it is a share.</summary>
    public Quantity? TargetValue { get; init; }

    /// <summary>Gets the share that was measured, in percent; null when none was.</summary>
    public int? CurrentUtilization { get; init; }

    /// <summary>Gets the amount that was measured; null when none was.</summary>
    public Quantity? CurrentValue { get; init; }
}
