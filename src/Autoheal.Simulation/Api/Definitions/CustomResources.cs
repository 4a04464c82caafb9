using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Routing;
using Autoheal.Simulation.Api.Rules;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Definitions;

/// <summary>Serves the objects of every CustomResourceDefinition from its creation to its deletion.</summary>
internal sealed class CustomResources
{
    private readonly ObjectStore _store;
    private readonly ResourceCatalogue _catalogue;
    private readonly TimeProvider _clock;
    private readonly Dictionary<string, ObjectKind> _kinds = new(StringComparer.Ordinal);

    public CustomResources(ObjectStore store, ResourceCatalogue catalogue, TimeProvider clock)
    {
        _store = store;
        _catalogue = catalogue;
        _clock = clock;
        store.Changed += Observe;
    }

    private void Observe(StoreChange change)
    {
        if (change.Kind != Kinds.CustomResourceDefinition)
            return;
        if (change.Type == ChangeType.Added)
            Serve(change.Object);
        else if (change.Type == ChangeType.Deleted)
            Withdraw(change.Object.Name);
        else if (_kinds.TryGetValue(change.Object.Name, out var kind))
            ServeVersions(kind, change.Object.Spec);
    }

    private void Serve(StoredObject definition)
    {
        var spec = definition.Spec;
        var names = spec.Object("names");
        var storage = spec.Array("versions").Objects().First(version => version.Flag("storage") == true);
        var kind = new ObjectKind
        {
            Group = spec.Text("group")!,
            Version = storage.Text("name")!,
            Kind = names.Text("kind")!,
            Plural = names.Text("plural")!,
            Singular = names.Text("singular")!,
            Namespaced = spec.Text("scope") == "Namespaced",
            ShortNames = Texts(names, "shortNames"),
            Categories = Texts(names, "categories"),
            HasStatus = storage.Object("subresources")?["status"] is not null,
            HasScale = storage.Object("subresources")?["scale"] is not null,
            TracksGeneration = true,
            IsCustom = true,
        };
        _store.Register(kind);
        _kinds.Add(definition.Name, kind);
        ServeVersions(kind, spec);
    }

    private void ServeVersions(ObjectKind kind, JsonObject? spec)
    {
        _catalogue.Remove(kind);
        foreach (var version in spec.Array("versions").Objects().Where(version => version.Flag("served") == true))
        {
            var name = version.Text("name")!;
            var columns = PrinterColumns.Of(version);
            _catalogue.Add(name == kind.Version
                ? new() { Kind = kind, Version = name, Clock = _clock, Columns = columns }
                : ServedResource.AlsoAt(kind, name, _clock, columns));
        }
    }

    private void Withdraw(string name)
    {
        if (!_kinds.Remove(name, out var kind))
            return;
        foreach (var left in _store.List(kind))
            _store.Delete(kind, left.Namespace, left.Name, DeleteOptions.Default);
        _catalogue.Remove(kind);
        _store.Unregister(kind);
    }

    private static string[] Texts(JsonObject? names, string field) => [.. (names.Array(field) ?? []).Select(text => text?.ToString() ?? "")];
}
