namespace Autoheal.Simulation.Kubelet;

/// <summary>An image that the registry holds.</summary>
internal sealed record PublishedImage
{
    public required string Digest { get; init; }

    public required long SizeBytes { get; init; }

    public required IImageBehaviour Behaviour { get; init; }
}
