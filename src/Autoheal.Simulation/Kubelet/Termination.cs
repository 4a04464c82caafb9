namespace Autoheal.Simulation.Kubelet;

/// <summary>How a container run ended.</summary>
internal sealed record Termination
{
    public required int ExitCode { get; init; }

    public required string Reason { get; init; }

    public string? Message { get; init; }

    /// <summary>Null when the process never started.</summary>
    public DateTimeOffset? Started { get; init; }

    public required DateTimeOffset Finished { get; init; }

    public required string ContainerId { get; init; }

    public bool Succeeded => ExitCode == 0;
}
