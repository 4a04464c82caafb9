using Autoheal.Simulation.Kubelet;

namespace Autoheal.Simulation.Applications.Edge;

/// <summary>An ingress controller or a gateway: it writes about the requests that it cannot hand on.</summary>
internal sealed class EdgeImage(EdgeKind kind) : IImageBehaviour
{
    public static EdgeImage Ingress { get; } = new(EdgeKind.Ingress);

    public static EdgeImage Gateway { get; } = new(EdgeKind.Gateway);

    public EdgeKind Kind { get; } = kind;

    public ImageContents Contents { get; } = new() { Programs = ["/nginx-ingress-controller", "envoy"] };

    public ContainerRun Start(ContainerStart start) => Serve([]);

    public ContainerRun Serve(IReadOnlyList<string> complaints)
    {
        var ready = TimeSpan.FromSeconds(2);
        return new()
        {
            Ports = [80, 443, 10254],
            ListensAfter = ready,
            Speaks = static _ => PortProtocol.Http,
            Log = [(ready, Kind == EdgeKind.Ingress ? "I1128 nginx.go:317] \"Starting NGINX process\"" : "[info] all dependencies initialized. starting workers")],
            Chatter = complaints.Count == 0 ? null : new(ready, TimeSpan.FromSeconds(5), number => complaints[number % complaints.Count]),
        };
    }
}
