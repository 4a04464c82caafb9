using Autoheal.Simulation.Applications.Backends;

namespace Autoheal.Simulation.Applications.Calls;

/// <summary>What is wrong with calls of one dependency, as the caller meets it.</summary>
internal sealed record DependencyTrouble
{
    public required TroubleKind What { get; init; }

    public required BackendKind Kind { get; init; }

    public required string Host { get; init; }

    public required int Port { get; init; }

    /// <summary>What the host resolved to; empty when it did not.</summary>
    public string Address { get; init; } = "";

    public string ClientAddress { get; init; } = "";

    public string User { get; init; } = "";

    /// <summary>What else the caller can tell, such as where a message stands.</summary>
    public string Detail { get; init; } = "";

    /// <summary>The share of calls that fail, above zero and at most one.</summary>
    public double Share { get; init; } = 1;

    /// <summary>Whether the program gives up for it when it starts.</summary>
    public bool StopsAtStart { get; init; }
}
