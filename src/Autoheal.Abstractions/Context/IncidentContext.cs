namespace Autoheal.Context;

/// <summary>
/// Everything that reasoning may look at: the models that collectors built, and how complete they are. Immutable; thread-safe.
/// </summary>
public sealed class IncidentContext
{
    private readonly IReadOnlyDictionary<Type, object> _features;

    internal IncidentContext(
        IncidentScope scope, DateTimeOffset at, IReadOnlyList<CoverageEntry> coverage, IReadOnlyDictionary<Type, object> features)
    {
        Scope = scope;
        At = at;
        Coverage = coverage;
        _features = features;
    }

    /// <summary>Gets what the collection was about.</summary>
    public IncidentScope Scope { get; }

    /// <summary>Gets when it was made, in UTC.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Gets how much was seen.</summary>
    public IReadOnlyList<CoverageEntry> Coverage { get; }

    /// <summary>Gets a value indicating whether something that was asked for was not seen in full.</summary>
    public bool Partial => Coverage.Count == 0 || Coverage.Any(entry => entry.State is CoverageState.Partial or CoverageState.Forbidden);

    /// <summary>A model that a collector provided, or null.</summary>
    public T? Feature<T>()
        where T : class => _features.TryGetValue(typeof(T), out var feature) ? (T)feature : null;
}
