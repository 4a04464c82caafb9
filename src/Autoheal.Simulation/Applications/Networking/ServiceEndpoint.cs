using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Applications.Networking;

/// <summary>One address behind a Service.</summary>
/// <param name="Address">The IP address.</param>
/// <param name="Node">The node it is on; null when nobody said.</param>
/// <param name="Pod">The pod it belongs to; null for an address somebody wrote down.</param>
/// <param name="Ports">The ports by the Service's port names.</param>
internal sealed record ServiceEndpoint(string Address, string? Node, StoredObject? Pod, IReadOnlyDictionary<string, int> Ports);
