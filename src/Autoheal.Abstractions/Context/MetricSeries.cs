namespace Autoheal.Context;

/// <summary>One measured series over time. Immutable.</summary>
public sealed record MetricSeries
{
    /// <summary>Gets the metric's name; empty for a computed one.</summary>
    public string Name { get; init; } = "";

    /// <summary>Gets the labels without the name. Untrusted: whoever exports a metric names it.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the query that gave it, if the file says; empty otherwise.</summary>
    public string Query { get; init; } = "";

    /// <summary>Gets the samples in the order of time; finite values only.</summary>
    public required IReadOnlyList<MetricSample> Samples { get; init; }

    /// <summary>A label's value; empty when it has none.</summary>
    public string Label(string name) => Labels.TryGetValue(name, out var value) ? value : "";
}
