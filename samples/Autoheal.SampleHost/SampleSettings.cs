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

    /// <summary>A policy file besides the defaults; null for none.</summary>
    public string? Policy { get; init; }

    /// <summary>Whether people talk in Slack, as the configuration says.</summary>
    public bool Slack { get; init; }

    /// <summary>Whether people talk in Teams, as the configuration says.</summary>
    public bool Teams { get; init; }

    /// <summary>Journal, blobs and inbox.</summary>
    public required string StateDirectory { get; init; }

    /// <summary>A real cluster instead of the simulated one; null for the simulated one.</summary>
    public required string? Kubeconfig { get; init; }

    /// <summary>The identity that acts on a real cluster; null when it is the one that reads.</summary>
    public required string? ActingKubeconfig { get; init; }

    /// <summary>The namespaces of a real cluster in which actions may run.</summary>
    public required IReadOnlyList<string> Namespaces { get; init; }

    /// <summary>Whether actions may run on the nodes of a real cluster.</summary>
    public required bool Nodes { get; init; }
}
