using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers;

/// <summary>What is left in a namespace that is being deleted, as its conditions tell it.</summary>
internal sealed class NamespaceContent
{
    private readonly SortedDictionary<string, int> _resources = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _finalizers = new(StringComparer.Ordinal);

    public bool IsEmpty => _resources.Count == 0;

    public void Add(StoredObject value)
    {
        var resource = $"{value.Kind.Plural}.{value.Kind.Group}";
        _resources[resource] = _resources.GetValueOrDefault(resource) + 1;
        foreach (var finalizer in value.Metadata.Array("finalizers") ?? [])
            _finalizers[finalizer!.ToString()] = _finalizers.GetValueOrDefault(finalizer.ToString()) + 1;
    }

    public void Describe(JsonObject status, string now)
    {
        Put(status, now, "NamespaceDeletionDiscoveryFailure", false, "ResourcesDiscovered", "All resources successfully discovered");
        Put(status, now, "NamespaceDeletionGroupVersionParsingFailure", false, "ParsedGroupVersions", "All legacy kube types successfully parsed");
        Put(status, now, "NamespaceDeletionContentFailure", false, "ContentDeleted", "All content successfully deleted, may be waiting on finalization");
        if (_resources.Count > 0)
            Put(status, now, "NamespaceContentRemaining", true, "SomeResourcesRemain", $"Some resources are remaining: {List(_resources, "has")}");
        else
            Put(status, now, "NamespaceContentRemaining", false, "ContentRemoved", "All content successfully removed");
        if (_finalizers.Count > 0)
            Put(status, now, "NamespaceFinalizersRemaining", true, "SomeFinalizersRemain", $"Some content in the namespace has finalizers remaining: {List(_finalizers, "in")}");
        else
            Put(status, now, "NamespaceFinalizersRemaining", false, "ContentHasNoFinalizers", "All content-preserving finalizers finished");
    }

    private static string List(SortedDictionary<string, int> counts, string word) =>
        string.Join(", ", counts.Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Key} {word} {entry.Value} resource instances")));

    private static void Put(JsonObject status, string now, string type, bool value, string reason, string message)
    {
        var present = Conditions.Find(status, type);
        var text = value ? "True" : "False";
        if (present.Text("status") == text && present.Text("message") == message)
            return;
        Conditions.Put(status, new JsonObject
        {
            ["type"] = type,
            ["status"] = text,
            ["lastTransitionTime"] = present.Text("status") == text ? present.Text("lastTransitionTime") : now,
            ["reason"] = reason,
            ["message"] = message,
        });
    }
}
