using System.Diagnostics.CodeAnalysis;
using Autoheal.Execution;

namespace Autoheal.Catalogue;

/// <summary>The actions of this host, frozen at start. Thread-safe.</summary>
public interface IActionCatalogue
{
    /// <summary>Gets the descriptors, by name.</summary>
    IReadOnlyList<ActionDescriptor> Descriptors { get; }

    /// <summary>Finds an action by name.</summary>
    bool TryGet(string name, [NotNullWhen(true)] out IActionHandler? handler);
}
