using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Applications.Edge;

/// <summary>One way from outside to a Service.</summary>
/// <param name="Owner">The Ingress or HTTPRoute that asks for it.</param>
/// <param name="Host">The host that is asked for.</param>
/// <param name="Path">The path, or its beginning.</param>
/// <param name="Service">The Service that it leads to, in the owner's namespace.</param>
/// <param name="Port">The port of that Service.</param>
internal sealed record EdgeRoute(StoredObject Owner, string Host, string Path, string Service, int Port);
