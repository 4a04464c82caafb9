namespace Autoheal.Simulation.Kubelet;

/// <summary>What a registry answers: the image, or the runtime's error text.</summary>
internal sealed record PullAnswer
{
    public PublishedImage? Image { get; init; }

    public string? Error { get; init; }

    /// <summary>How much longer than usual the transfer takes.</summary>
    public double Slowness { get; init; } = 1;

    public static PullAnswer Failed(string error) => new() { Error = error };
}
