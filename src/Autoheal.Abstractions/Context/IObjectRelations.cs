using Autoheal.Incidents;

namespace Autoheal.Context;

/// <summary>
/// How the objects of a world stand to each other, as far as ranking causes needs it. A collector that knows sets it as a feature of the context.
/// Immutable; thread-safe.
/// </summary>
public interface IObjectRelations
{
    /// <summary>
    /// What a named object stands for, without itself: the workload of a pod, the workloads behind a Service. Empty when nothing else, or when the
    /// object was not seen.
    /// </summary>
    IReadOnlyList<ResourceRef> Behind(ResourceRef reference);
}
