using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Autoheal.Diagnostics;
using Autoheal.Execution;

namespace Autoheal.Catalogue;

/// <summary>Freezes the registered actions; two of one name, or an incomplete descriptor, keep the host from starting.</summary>
internal sealed class ActionCatalogue : IActionCatalogue
{
    private readonly FrozenDictionary<string, IActionHandler> _handlers;

    public ActionCatalogue(IEnumerable<IActionHandler> handlers)
    {
        IActionHandler[] all = [.. handlers];
        var errors = all.SelectMany(handler => DescriptorCheck.Find(handler)).Concat(Duplicates(all)).ToArray();
        if (errors.Length > 0)
        {
            throw new AutohealException(ErrorCodes.Configuration, string.Join(" ", errors));
        }

        _handlers = all.ToFrozenDictionary(handler => handler.Descriptor.Name, StringComparer.Ordinal);
        Descriptors = [.. all.Select(handler => handler.Descriptor).OrderBy(descriptor => descriptor.Name, StringComparer.Ordinal)];
    }

    public IReadOnlyList<ActionDescriptor> Descriptors { get; }

    public bool TryGet(string name, [NotNullWhen(true)] out IActionHandler? handler) => _handlers.TryGetValue(name, out handler);

    private static IEnumerable<string> Duplicates(IEnumerable<IActionHandler> handlers) => handlers
        .GroupBy(handler => handler.Descriptor.Name, StringComparer.Ordinal)
        .Where(group => group.Count() > 1)
        .Select(group => $"Two actions are called '{group.Key}': {string.Join(" and ", group.Select(handler => handler.GetType().Name))}.");
}
