namespace Autoheal.Simulation.Api.Discovery;

/// <summary>A resource as discovery lists it.</summary>
/// <param name="Name">Its plural name.</param>
/// <param name="Kind">The kind of its objects.</param>
/// <param name="Verbs">What can be done with it.</param>
internal sealed record DiscoveredResource(string Name, string Kind, IReadOnlyList<string> Verbs)
{
    public string Singular { get; init; } = "";

    public bool Namespaced { get; init; }

    public IReadOnlyList<string> ShortNames { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    public IReadOnlyList<ServedSubresource> Subresources { get; init; } = [];
}
