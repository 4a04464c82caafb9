using Autoheal.Simulation.Kubelet;

namespace Autoheal.Simulation.Applications.Platform;

/// <summary>A part of the cluster itself that is only there and well.</summary>
internal sealed class SystemImage(int port, PortProtocol protocol, long memoryMiB, string firstLine) : IImageBehaviour
{
    public static SystemImage KubeProxy { get; } = new(10256, PortProtocol.Http, 22, "I \"Using iptables Proxier\"");

    public static SystemImage MetricsServer { get; } = new(10250, PortProtocol.Https, 34, "I \"Serving securely\" address=\"[::]:10250\"");

    public ImageContents Contents { get; } = new() { HasShell = false, Programs = ["/metrics-server", "/usr/local/bin/kube-proxy"], User = "1000" };

    public ContainerRun Start(ContainerStart start)
    {
        var after = TimeSpan.FromSeconds(1);
        return new()
        {
            Ports = [port],
            ListensAfter = after,
            Speaks = _ => protocol,
            Usage = _ => new ContainerUsage(3, memoryMiB * 1024 * 1024),
            Log = [(after, firstLine)],
        };
    }
}
