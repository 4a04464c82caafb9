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
        Add(new() { Kind = Kinds.Event, Group = "events.k8s.io", Version = "v1", Clock = clock, Convert = EventsV1.FromStored, ConvertBack = EventsV1.ToStored });
        // What a kubectl of several years ago still asks for by version.
        Add(ServedResource.AlsoAt(Kinds.HorizontalPodAutoscaler, "v2beta2", clock));
        Add(ServedResource.AlsoAt(Kinds.CronJob, "v1beta1", clock));
        Add(ServedResource.AlsoAt(Kinds.PodDisruptionBudget, "v1beta1", clock));
        Add(ServedResource.AlsoAt(Kinds.EndpointSlice, "v1beta1", clock));
    }

    /// <summary>Preferred versions come before the others of their group.</summary>
    public IReadOnlyList<ServedResource> All => _ordered;

    public ServedResource? Find(in RequestTarget target) => _served.GetValueOrDefault((target.Group, target.Version, target.Resource));

    /// <exception cref="StoreException">NotFound: nothing is served there.</exception>
    public ServedResource Get(in RequestTarget target) => Find(target) ?? throw UnknownResource();

    public static StoreException UnknownResource() =>
        new(StatusReason.NotFound, "the server could not find the requested resource") { EmptyDetails = true };

    public void Add(ServedResource resource)
    {
        _served.Add((resource.Group, resource.Version, resource.Kind.Plural), resource);
        _ordered.Add(resource);
    }

    public void Remove(ObjectKind kind)
    {
        foreach (var resource in _ordered.Where(resource => resource.Kind == kind).ToList())
        {
            _ordered.Remove(resource);
            _served.Remove((resource.Group, resource.Version, resource.Kind.Plural));
        }
    }
}
