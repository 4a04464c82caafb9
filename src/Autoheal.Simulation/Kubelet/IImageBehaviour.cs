namespace Autoheal.Simulation.Kubelet;

/// <summary>What the program in an image does.</summary>
internal interface IImageBehaviour
{
    ContainerRun Start(ContainerStart start);
}
