using Autoheal.Simulation.Api.Resources;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Routing;

/// <summary>Everything the server serves, by group, version and resource name.</summary>
internal sealed class ResourceCatalogue
{
    private readonly Dictionary<(string Group, string Version, string Resource), ServedResource> _served = [];
    private readonly List<ServedResource> _ordered = [];

    public ResourceCatalogue(TimeProvider clock)
    {
        foreach (var kind in Kinds.All)
            Add(new() { Kind = kind, Version = kind.Version, Clock = clock });
        Add(new() { Kind = Kinds.HorizontalPodAutoscaler, Version = "v1", Clock = clock, Convert = AutoscalerV1.FromStored, ConvertBack = AutoscalerV1.ToStored });
    }

    /// <summary>Preferred versions come before the others of their group.</summary>
    public IReadOnlyList<ServedResource> All => _ordered;

    public ServedResource? Find(in RequestTarget target) => _served.GetValueOrDefault((target.Group, target.Version, target.Resource));

    /// <exception cref="StoreException">NotFound: nothing is served there.</exception>
    public ServedResource Get(in RequestTarget target) => Find(target) ?? throw UnknownResource();

    public static StoreException UnknownResource() =>
        new(StatusReason.NotFound, "the server could not find the requested resource") { EmptyDetails = true };

    private void Add(ServedResource resource)
    {
        _served.Add((resource.Kind.Group, resource.Version, resource.Kind.Plural), resource);
        _ordered.Add(resource);
    }
}
