namespace Autoheal.Incidents;

/// <summary>One alert of an incident, folded.</summary>
internal sealed record AlertState
{
    public required string Fingerprint { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public bool Resolved { get; init; }

    public bool Measured { get; init; }

    public IReadOnlyList<ResourceRef> Resources { get; init; } = [];

    public IReadOnlyList<string> BoundNamespaces { get; init; } = [];
}
