namespace Autoheal.Simulation.Kubelet;

/// <summary>What the program in an image does.</summary>
internal interface IImageBehaviour
{
    /// <summary>What else the image holds.</summary>
    ImageContents Contents => ImageContents.Unknown;

    /// <summary>Starts the image's own program.</summary>
    ContainerRun Start(ContainerStart start);
}
