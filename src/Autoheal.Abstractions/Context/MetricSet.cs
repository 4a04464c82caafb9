namespace Autoheal.Context;

/// <summary>
/// The measured series that belong to an incident: a feature of the context that rules may look at. Immutable; thread-safe.
/// </summary>
public sealed class MetricSet
{
    private readonly Dictionary<string, List<MetricSeries>> _byName = new(StringComparer.Ordinal);

    /// <summary>Keeps the series in their order; those without a sample are left out.</summary>
    public MetricSet(IEnumerable<MetricSeries> series)
    {
        ArgumentNullException.ThrowIfNull(series);
        Series = [.. series.Where(one => one.Samples.Count > 0)];
        foreach (var one in Series)
        {
            if (!_byName.TryGetValue(one.Name, out var known))
            {
                _byName[one.Name] = known = [];
            }

            known.Add(one);
        }
    }

    /// <summary>Gets all series.</summary>
    public IReadOnlyList<MetricSeries> Series { get; }

    /// <summary>The series of a metric, by its name alone; empty when there is none.</summary>
    public IReadOnlyList<MetricSeries> Named(string name) => _byName.TryGetValue(name, out var found) ? found : [];
}
