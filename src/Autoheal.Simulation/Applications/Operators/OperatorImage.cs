using Autoheal.Simulation.Kubelet;

namespace Autoheal.Simulation.Applications.Operators;

/// <summary>The operator of <c>CacheCluster</c> objects, as an example of all operators: it reconciles while it runs, and writes about what it cannot.</summary>
internal sealed class OperatorImage : IImageBehaviour
{
    private static readonly TimeSpan s_ready = TimeSpan.FromSeconds(2);

    public static OperatorImage Instance { get; } = new();

    public ImageContents Contents { get; } = new() { HasShell = false, Programs = ["/manager"] };

    public ContainerRun Start(ContainerStart start) => Serve([]);

    /// <summary>What it does while it runs; what it cannot reconcile it writes again and again.</summary>
    public static ContainerRun Serve(IReadOnlyList<string> complaints) => new()
    {
        Ports = [8081],
        ListensAfter = s_ready,
        Speaks = static _ => PortProtocol.Http,
        Log = [(s_ready, "INFO\tcontroller-runtime\tStarting workers\t{\"controller\": \"cachecluster\", \"worker count\": 1}")],
        Chatter = complaints.Count == 0 ? null : new(s_ready, TimeSpan.FromSeconds(8), number => complaints[number % complaints.Count]),
    };
}
