using Autoheal.Simulation.Kubelet;

namespace Autoheal.Simulation.Applications.Calls;

/// <summary>A service's process: it serves as well as what it depends on lets it.</summary>
internal sealed class RunningApplication(ContainerStart start, ApplicationImage image) : RunningProgram(start)
{
    public ApplicationImage Image { get; } = image;

    public ServiceCondition Condition { get; private set; } = ServiceCondition.Well;

    /// <summary>Goes on under another condition; false when it is the same.</summary>
    public bool Become(ServiceCondition condition)
    {
        if (condition == Condition)
            return false;
        Condition = condition;
        Start.Process.Become(Image.Plan(Start, condition));
        return true;
    }
}
