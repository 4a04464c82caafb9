using Autoheal.Simulation.Kubelet;

namespace Autoheal.Simulation.Applications.Images;

/// <summary>The image that does nothing until it is told to stop, and has no shell.</summary>
internal sealed class PauseImage : IImageBehaviour
{
    public static PauseImage Instance { get; } = new();

    public ImageContents Contents { get; } = new() { HasShell = false, Programs = ["pause", "/pause"], User = "65535:65535" };

    public ContainerRun Start(ContainerStart start) => new()
    {
        StopsAfter = TimeSpan.FromMilliseconds(50),
        Log = [],
        Usage = static _ => new ContainerUsage(1, 300 * 1024),
    };
}
