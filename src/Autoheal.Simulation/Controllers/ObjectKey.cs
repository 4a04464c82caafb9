using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers;

/// <summary>What controllers queue: a namespace and a name within one kind.</summary>
internal readonly record struct ObjectKey(string? Namespace, string Name) : IComparable<ObjectKey>
{
    public static ObjectKey Of(StoredObject value) => new(value.Namespace, value.Name);

    /// <summary>By namespace and name, ordinally, as lists of the API are ordered.</summary>
    public int CompareTo(ObjectKey other) =>
        string.CompareOrdinal(Namespace, other.Namespace) is var order and not 0 ? order : string.CompareOrdinal(Name, other.Name);
}
