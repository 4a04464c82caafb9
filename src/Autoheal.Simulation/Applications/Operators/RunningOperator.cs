using Autoheal.Simulation.Applications.Calls;
using Autoheal.Simulation.Kubelet;

namespace Autoheal.Simulation.Applications.Operators;

/// <summary>An operator's process.</summary>
internal sealed class RunningOperator(ContainerStart start) : RunningProgram(start)
{
    /// <summary>What it writes about resources that it cannot reconcile from now on.</summary>
    public void Complain(IReadOnlyList<string> lines) => Start.Process.Become(OperatorImage.Serve(lines));
}
