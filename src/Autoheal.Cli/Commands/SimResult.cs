namespace Autoheal.Cli.Commands;

/// <summary>A simulated cluster is up.</summary>
internal sealed record SimResult
{
    public string Schema { get; init; } = "autoheal/sim/v1";

    public required Uri Address { get; init; }

    public required string ClusterId { get; init; }

    public required int Seed { get; init; }

    public required int Rate { get; init; }

    public required string? Scenario { get; init; }

    public required string Kubeconfig { get; init; }
}
