using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Applications.Networking;

/// <summary>What came of looking a name up.</summary>
internal sealed record NameAnswer
{
    public string? Address { get; init; }

    /// <summary>The Service the name belongs to; null for any other name.</summary>
    public StoredObject? Service { get; init; }

    public Reachability Outcome { get; init; } = Reachability.Open;

    public static NameAnswer At(string address, StoredObject? service = null) => new() { Address = address, Service = service };

    public static NameAnswer Failed(Reachability outcome) => new() { Outcome = outcome };
}
