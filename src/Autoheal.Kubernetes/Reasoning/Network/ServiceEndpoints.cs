using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>Where the traffic of a Service goes, as far as endpoints or pods were seen.</summary>
internal readonly struct ServiceEndpoints
{
    private ServiceEndpoints(bool seen, int ready, IReadOnlyList<EndpointSlice> slices)
    {
        Seen = seen;
        Ready = ready;
        Slices = slices;
    }

    /// <summary>Gets a value indicating whether all of its endpoints were seen.</summary>
    public bool Seen { get; }

    /// <summary>Gets the number of endpoints that get traffic.</summary>
    public int Ready { get; }

    public IReadOnlyList<EndpointSlice> Slices { get; }

    public static ServiceEndpoints Of(ClusterModel model, Service service)
    {
        var slices = model.Dependencies.SlicesOf(service);
        var ready = 0;
        foreach (var slice in slices)
        {
            foreach (var endpoint in slice.Endpoints)
            {
                ready += endpoint.Ready ? 1 : 0;
            }
        }

        return new ServiceEndpoints(slices.Count > 0 || model.SeesEndpoints(service.Namespace), ready, slices);
    }
}
