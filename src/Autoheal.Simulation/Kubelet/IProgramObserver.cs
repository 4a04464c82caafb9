using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>Knows what programs have to do, and is told of every process that starts: it may make it go on differently by its <see cref="ContainerStart.Process"/>.</summary>
internal interface IProgramObserver
{
    /// <summary>How much work there is for a pod's process now, in multiples of its share on an ordinary day.</summary>
    double LoadOn(StoredObject pod);

    void Started(ContainerStart start, IImageBehaviour program);
}
