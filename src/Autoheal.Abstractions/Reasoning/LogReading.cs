namespace Autoheal.Reasoning;

/// <summary>What a log speaks of. Immutable.</summary>
public sealed record LogReading
{
    /// <summary>Gets the number of lines.</summary>
    public int Lines { get; init; }

    /// <summary>Gets the sightings, the weightiest first, then the more frequent.</summary>
    public IReadOnlyList<LogSighting> Sightings { get; init; } = [];

    /// <summary>The sighting of a cause, or null.</summary>
    public LogSighting? Find(CauseCode cause) => Sightings.FirstOrDefault(sighting => sighting.Cause == cause);
}
