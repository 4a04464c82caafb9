using Autoheal.Simulation.Kubelet;

namespace Autoheal.Simulation.Tests.Kubelet;

/// <summary>A program that does what the test says, and remembers how it was started.</summary>
internal sealed class FakeProgram(Func<ContainerStart, ContainerRun> start) : IImageBehaviour
{
    public List<ContainerStart> Starts { get; } = [];

    public static FakeProgram Exits(int code, double afterSeconds = 1) =>
        new(_ => new() { ExitsAfter = TimeSpan.FromSeconds(afterSeconds), ExitCode = code, Log = [(TimeSpan.Zero, $"exiting with {code}")] });

    public static FakeProgram Listens(int port, double afterSeconds = 1, double stopsAfterSeconds = 0.4) =>
        new(_ => new() { Ports = [port], ListensAfter = TimeSpan.FromSeconds(afterSeconds), StopsAfter = TimeSpan.FromSeconds(stopsAfterSeconds) });

    public ContainerRun Start(ContainerStart request)
    {
        Starts.Add(request);
        return start(request);
    }
}
