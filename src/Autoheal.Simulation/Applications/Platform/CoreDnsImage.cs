using Autoheal.Simulation.Applications.Networking;
using Autoheal.Simulation.Kubelet;

namespace Autoheal.Simulation.Applications.Platform;

/// <summary>The cluster's name server: it does not start with a Corefile that it cannot read.</summary>
internal sealed class CoreDnsImage : IImageBehaviour
{
    private const long MiB = 1024 * 1024;

    public static CoreDnsImage Instance { get; } = new();

    public ImageContents Contents { get; } = new() { HasShell = false, Programs = ["/coredns", "coredns"], User = "nonroot:nonroot" };

    public ContainerRun Start(ContainerStart start)
    {
        if (start.ReadVolume("/etc/coredns/Corefile") is { } corefile && Corefile.Complaint(corefile) is { } complaint)
            return new() { ExitsAfter = TimeSpan.FromMilliseconds(200), ExitCode = 1, Log = [(TimeSpan.FromMilliseconds(100), complaint)] };
        return new()
        {
            Ports = [53, 8080, 8181, 9153],
            ListensAfter = TimeSpan.FromMilliseconds(800),
            Speaks = static port => port == 53 ? PortProtocol.Other : PortProtocol.Http,
            Usage = static _ => new ContainerUsage(4, 18 * MiB),
            StopsAfter = TimeSpan.FromSeconds(5),
            Log =
            [
                (TimeSpan.FromMilliseconds(700), ".:53"),
                (TimeSpan.FromMilliseconds(750), "[INFO] plugin/reload: Running configuration"),
                (TimeSpan.FromMilliseconds(800), "CoreDNS-1.11.3"),
            ],
        };
    }
}
