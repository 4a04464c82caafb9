using Autoheal.Simulation.Applications.Calls;
using Autoheal.Simulation.Kubelet;

namespace Autoheal.Simulation.Applications.Edge;

/// <summary>An ingress controller's or a gateway's process.</summary>
internal sealed class RunningEdge(ContainerStart start, EdgeImage image) : RunningProgram(start)
{
    private string _complaints = "";

    public EdgeKind Kind => image.Kind;

    /// <summary>What it writes about failing requests from now on.</summary>
    public void Complain(IReadOnlyList<string> lines)
    {
        var text = string.Join('\n', lines);
        if (text == _complaints)
            return;
        _complaints = text;
        Start.Process.Become(image.Serve(lines));
    }
}
