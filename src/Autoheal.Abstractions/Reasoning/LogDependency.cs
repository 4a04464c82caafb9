using Autoheal.Context;

namespace Autoheal.Reasoning;

/// <summary>Something that a log line names: where a program wanted to go, what it wanted to use.</summary>
public sealed record LogDependency
{
    /// <summary>Gets what the name is.</summary>
    public required LogDependencyKind Kind { get; init; }

    /// <summary>Gets the name: characters of names and paths only, at most 253.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the port of a host, if the line gives one.</summary>
    public int? Port { get; init; }

    /// <summary>Gets the number of sightings that name it.</summary>
    public int Count { get; init; }

    /// <summary>Gets how far it may be believed: not at all. It never becomes a parameter.</summary>
    public TrustLevel Trust => TrustLevel.Untrusted;

    /// <inheritdoc/>
    public override string ToString() => Port is { } port ? $"{Name}:{port}" : Name;
}
