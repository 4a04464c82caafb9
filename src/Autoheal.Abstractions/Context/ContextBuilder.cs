namespace Autoheal.Context;

/// <summary>Gathers what collectors see. Thread-safe: collectors run at the same time.</summary>
public sealed class ContextBuilder
{
    private readonly Lock _lock = new();
    private readonly List<CoverageEntry> _coverage = [];
    private readonly Dictionary<Type, object> _features = [];

    /// <summary>Adds what was seen of one kind.</summary>
    public void AddCoverage(CoverageEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        lock (_lock)
        {
            _coverage.Add(entry);
        }
    }

    /// <summary>Hands an immutable model of a world (for instance a cluster model) to the rules that know its type.</summary>
    /// <exception cref="InvalidOperationException">A collector has already set a feature of this type.</exception>
    public void SetFeature<T>(T feature)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(feature);
        lock (_lock)
        {
            if (!_features.TryAdd(typeof(T), feature))
            {
                throw new InvalidOperationException($"Two collectors provide {typeof(T).Name}.");
            }
        }
    }

    /// <summary>Freezes what was gathered so far.</summary>
    /// <param name="scope">What the collection was about.</param>
    /// <param name="at">When it was made, in UTC.</param>
    public IncidentContext Build(IncidentScope scope, DateTimeOffset at)
    {
        lock (_lock)
        {
            return new IncidentContext(scope, at, [.. _coverage], new Dictionary<Type, object>(_features));
        }
    }
}
