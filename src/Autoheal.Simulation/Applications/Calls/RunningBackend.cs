using Autoheal.Simulation.Applications.Backends;
using Autoheal.Simulation.Kubelet;

namespace Autoheal.Simulation.Applications.Calls;

/// <summary>A database, cache or broker that runs.</summary>
internal sealed class RunningBackend(ContainerStart start, BackendImage image) : RunningProgram(start)
{
    private string _complaint = "";

    public BackendKind Kind => image.Kind;

    /// <summary>Connections that the landscape's processes hold to it.</summary>
    public int Connections { get; set; }

    /// <summary>What it writes about its clients from now on; null for nothing.</summary>
    public void Complain(string? line)
    {
        if (_complaint == (line ?? ""))
            return;
        _complaint = line ?? "";
        Start.Process.Become(image.Serve(line is null ? [] : [line]));
    }
}
