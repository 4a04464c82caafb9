using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers;

/// <summary>What controllers queue: a namespace and a name within one kind.</summary>
internal readonly record struct ObjectKey(string? Namespace, string Name)
{
    public static ObjectKey Of(StoredObject value) => new(value.Namespace, value.Name);
}
