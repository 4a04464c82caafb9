using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Kubelet.Shell;

namespace Autoheal.Simulation.Applications.Images;

/// <summary>An image with a shell and its tools and nothing else: without a command the shell finds no input and ends.</summary>
internal sealed class ShellImage(IReadOnlyList<string> command) : IImageBehaviour
{
    public static ShellImage Plain { get; } = new([]);

    public static ShellImage Stress { get; } = new(["stress"]);

    public ImageContents Contents { get; } = new() { Programs = [], ArgumentsAreCommand = command.Count == 0 };

    public ContainerRun Start(ContainerStart start) => command.Count == 0
        ? new() { ExitsAfter = TimeSpan.FromMilliseconds(30) }
        : ShellProgram.Start(start, this, [.. command, .. start.Arguments]);
}
