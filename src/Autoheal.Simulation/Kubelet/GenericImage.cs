using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>A program nobody described: it runs, and listens on the ports its container declares.</summary>
internal sealed class GenericImage : IImageBehaviour
{
    public static GenericImage Instance { get; } = new();

    public ContainerRun Start(ContainerStart start)
    {
        var ports = new List<int>();
        foreach (var port in start.Container.Array("ports") ?? [])
        {
            if (port.Number("containerPort") is { } number)
                ports.Add((int)number);
        }

        return new() { Ports = ports, ListensAfter = TimeSpan.FromMilliseconds(500) };
    }
}
