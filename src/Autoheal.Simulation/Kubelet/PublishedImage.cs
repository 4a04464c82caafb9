namespace Autoheal.Simulation.Kubelet;

/// <summary>An image that the registry holds.</summary>
internal sealed record PublishedImage
{
    public required string Digest { get; init; }

    public required long SizeBytes { get; init; }

    /// <summary>What its program does. It changes when something changes that the program depends on, and nothing of the image does.</summary>
    public required IImageBehaviour Behaviour { get; set; }

    /// <summary>What its program did when it was published.</summary>
    public required IImageBehaviour Original { get; init; }
}
