using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers;

/// <summary>Deletes what lost its last owner, and carries out foreground and orphan deletions.</summary>
internal sealed class GarbageCollector : IController
{
    private const string Foreground = "foregroundDeletion";
    private const string Orphan = "orphan";
    private readonly ControllerContext _context;

    public GarbageCollector(ControllerContext context) => _context = context;

    public void Observe(StoreChange change)
    {
        if (change.Type == ChangeType.Deleted)
        {
            AfterDeletion(change.Object);
            return;
        }

        if (change.Object.Metadata.Array("ownerReferences") is { Count: > 0 } owners && !JsonNode.DeepEquals(owners, change.Old?.Metadata["ownerReferences"]))
            Book(() => CheckOwners(change.Object));
        if (!change.Object.Deleting || change.Object.Metadata.Array("finalizers") is not { Count: > 0 } finalizers)
            return;
        if (Holds(finalizers, Orphan))
            Book(() => ReleaseDependents(change.Object));
        else if (Holds(finalizers, Foreground))
            Book(() => DeleteInForeground(change.Object));
    }

    private void AfterDeletion(StoredObject owner)
    {
        if (_context.Owners.Dependents(owner.Uid).Count > 0)
            Book(() => DeleteDependents(owner));
        foreach (var reference in owner.Metadata.Array("ownerReferences") ?? [])
        {
            if (FindOwner(owner, reference) is { Deleting: true } waiting
                && Holds(waiting.Metadata.Array("finalizers") ?? [], Foreground))
            {
                Book(() => DeleteInForeground(waiting));
            }
        }
    }

    private void Book(Action work) => _context.Agenda.In(TimeSpan.FromMilliseconds(20), work);

    private void DeleteDependents(StoredObject owner)
    {
        foreach (var dependent in _context.Owners.Dependents(owner.Uid))
        {
            if (HasOtherOwner(dependent, owner.Uid))
                DropReference(dependent, owner.Uid);
            else
                _context.Store.Delete(dependent.Kind, dependent.Namespace, dependent.Name, DeleteOptions.Default);
        }
    }

    /// <summary>References to owners that are not, or not any more, what they were, hold nothing: without any other the object goes.</summary>
    private void CheckOwners(StoredObject seen)
    {
        if (_context.Store.Find(seen.Kind, seen.Namespace, seen.Name) is not { Deleting: false } value || value.Uid != seen.Uid)
            return;
        var owners = value.Metadata.Array("ownerReferences") ?? [];
        // Of an owner whose kind nobody serves it cannot be known whether it is gone.
        var dangling = owners.Where(reference => KindOf(reference) is not null && FindOwner(value, reference) is null).ToList();
        if (dangling.Count == 0)
            return;
        if (dangling.Count == owners.Count)
            _context.Store.Delete(value.Kind, value.Namespace, value.Name, DeleteOptions.Default);
        else
            dangling.ForEach(reference => DropReference(value, reference.Text("uid")!));
    }

    /// <summary>Waits for the dependents that asked it to; the others follow once the owner is gone.</summary>
    private void DeleteInForeground(StoredObject owner)
    {
        var dependents = _context.Owners.Dependents(owner.Uid).Where(dependent => Blocks(dependent, owner)).ToList();
        if (dependents.Count == 0)
        {
            DropFinalizer(owner, Foreground);
            return;
        }

        foreach (var dependent in dependents)
        {
            if (dependent.Deleting)
                continue;
            var propagation = _context.Owners.Dependents(dependent.Uid).Count > 0 ? Propagation.Foreground : Propagation.Background;
            _context.Store.Delete(dependent.Kind, dependent.Namespace, dependent.Name, new() { Propagation = propagation });
        }
    }

    private void ReleaseDependents(StoredObject owner)
    {
        foreach (var dependent in _context.Owners.Dependents(owner.Uid))
            DropReference(dependent, owner.Uid);
        DropFinalizer(owner, Orphan);
    }

    private void DropReference(StoredObject dependent, string ownerUid) =>
        _context.Store.Mutate(dependent.Kind, dependent.Namespace, dependent.Name, json =>
            json.Object("metadata")!["ownerReferences"] = Without(json.Object("metadata").Array("ownerReferences")!, owner => owner.Text("uid") == ownerUid));

    private void DropFinalizer(StoredObject owner, string finalizer)
    {
        if (_context.Store.Find(owner.Kind, owner.Namespace, owner.Name) is not { } current || current.Uid != owner.Uid)
            return;
        _context.Store.Mutate(owner.Kind, owner.Namespace, owner.Name, json =>
            json.Object("metadata")!["finalizers"] = Without(json.Object("metadata").Array("finalizers")!, present => present!.GetValue<string>() == finalizer));
    }

    private bool HasOtherOwner(StoredObject dependent, string goneUid) =>
        dependent.Metadata.Array("ownerReferences")!.Any(owner => owner.Text("uid") != goneUid && FindOwner(dependent, owner) is not null);

    private static bool Blocks(StoredObject dependent, StoredObject owner) =>
        dependent.Metadata.Array("ownerReferences")!.Any(reference => reference.Text("uid") == owner.Uid && reference.Flag("blockOwnerDeletion") == true);

    /// <summary>The owner that a reference means; null when there is none of that name and uid.</summary>
    private StoredObject? FindOwner(StoredObject dependent, JsonNode? reference) =>
        KindOf(reference) is { } kind
        && _context.Store.Find(kind, dependent.Namespace, reference.Text("name") ?? "") is { } owner
        && owner.Uid == reference.Text("uid")
            ? owner
            : null;

    private ObjectKind? KindOf(JsonNode? reference)
    {
        var version = reference.Text("apiVersion") ?? "";
        var slash = version.IndexOf('/', StringComparison.Ordinal);
        var group = slash < 0 ? "" : version[..slash];
        return _context.Store.AllKinds.FirstOrDefault(kind => kind.Kind == reference.Text("kind") && kind.Group == group);
    }

    private static bool Holds(JsonArray finalizers, string finalizer) => finalizers.Any(present => present!.GetValue<string>() == finalizer);

    private static JsonArray Without(JsonArray items, Func<JsonNode?, bool> unwanted) =>
        new([.. items.Where(item => !unwanted(item)).Select(item => item!.DeepClone())]);
}
