using Autoheal.Simulation.Scenarios;

namespace Autoheal.SampleHost;

/// <summary>What the command line asks for.</summary>
internal sealed record SampleSettings
{
    public required Scenario Scenario { get; init; }

    public required ApprovalMode Approve { get; init; }

    /// <summary>End when the incident does.</summary>
    public required bool Once { get; init; }

    public required int Seed { get; init; }

    /// <summary>Simulated seconds in a real one.</summary>
    public required int Rate { get; init; }

    public required int Port { get; init; }

    /// <summary>Journal, blobs and inbox.</summary>
    public required string StateDirectory { get; init; }

    /// <summary>A real cluster instead of the simulated one; null for the simulated one.</summary>
    public required string? Kubeconfig { get; init; }

    /// <summary>The namespaces of a real cluster in which actions may run.</summary>
    public required IReadOnlyList<string> Namespaces { get; init; }
}
