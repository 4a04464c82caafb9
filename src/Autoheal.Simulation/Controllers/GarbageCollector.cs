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
            var kind = _context.Store.AllKinds.FirstOrDefault(kind => kind.Kind == reference.Text("kind"));
            if (kind is not null
                && _context.Store.Find(kind, owner.Namespace, reference.Text("name")!) is { Deleting: true } waiting
                && waiting.Uid == reference.Text("uid")
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

    private void DeleteInForeground(StoredObject owner)
    {
        var dependents = _context.Owners.Dependents(owner.Uid);
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
        dependent.Metadata.Array("ownerReferences")!.Any(owner =>
            owner.Text("uid") != goneUid
            && _context.Store.AllKinds.FirstOrDefault(kind => kind.Kind == owner.Text("kind")) is { } kind
            && _context.Store.Find(kind, dependent.Namespace, owner.Text("name")!)?.Uid == owner.Text("uid"));

    private static bool Holds(JsonArray finalizers, string finalizer) => finalizers.Any(present => present!.GetValue<string>() == finalizer);

    private static JsonArray Without(JsonArray items, Func<JsonNode?, bool> unwanted) =>
        new([.. items.Where(item => !unwanted(item)).Select(item => item!.DeepClone())]);
}
