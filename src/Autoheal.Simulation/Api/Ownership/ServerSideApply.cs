using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Patching;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Ownership;

/// <summary>
/// Server-side apply: the applied fields go into the live object and belong to the manager; what it applied before and applies no longer goes
/// away, unless somebody else owns it too; what others own and is to change is a conflict, or with force taken from them.
/// </summary>
internal sealed class ServerSideApply(ObjectStore store, TimeProvider clock)
{
    private static readonly string[] s_identity =
        ["name", "namespace", "uid", "resourceVersion", "generation", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "managedFields", "selfLink"];

    /// <exception cref="StoreException">Conflict, or whatever the store refuses with.</exception>
    public StoredObject Apply(ObjectKind kind, JsonObject applied, ApplyRequest request)
    {
        var rule = new MergeRule { Inner = MergeSchemas.Of(kind) };
        var set = FieldReading.FieldsOf(OwnPart(applied, request.Subresource), rule);
        var current = store.Find(kind, applied.Text("metadata", "namespace"), applied.Text("metadata", "name")!);
        if (current is null)
        {
            if (request.Subresource is not null)
                throw StoreException.NotFound(kind, applied.Text("metadata", "name")!);
            var owners = new JsonArray(NewEntry(kind, request, set));
            return store.Create(kind, applied, request.DryRun, owners);
        }

        var entries = (current.Metadata["managedFields"]?.DeepClone() as JsonArray) ?? [];
        var own = OwnEntry(entries, request);
        var merged = current.Clone();
        AppliedValue.MergeInto(merged, applied, rule);
        TakeFromOthers(entries, own, Changed(current, merged, rule), request.Force);
        RemoveAbandoned(merged, entries, own, set, rule);
        entries = WithOwnSet(kind, entries, own, set, request);
        return request.Subresource == "status"
            ? store.UpdateStatus(kind, merged, dryRun: request.DryRun)
            : store.Update(kind, merged, dryRun: request.DryRun, managedFields: entries);
    }

    private static JsonObject OwnPart(JsonObject applied, string? subresource)
    {
        var part = applied.Clone();
        part.Remove("kind");
        part.Remove("apiVersion");
        if (subresource is null)
            part.Remove("status");
        if (part.Object("metadata") is not { } metadata)
            return part;
        foreach (var field in s_identity)
            metadata.Remove(field);
        if (metadata.Count == 0)
            part.Remove("metadata");
        return part;
    }

    private static JsonObject Changed(StoredObject current, JsonObject merged, MergeRule rule)
    {
        var (written, removed) = (new JsonObject(), new JsonObject());
        FieldReading.Compare(current.Json, merged, rule, written, removed);
        return written;
    }

    private static JsonObject? OwnEntry(JsonArray entries, ApplyRequest request)
    {
        foreach (var entry in entries)
        {
            if (entry.Text("manager") == request.Manager && entry.Text("operation") == "Apply" && entry.Text("subresource") == request.Subresource)
                return (JsonObject)entry!;
        }

        return null;
    }

    private static void TakeFromOthers(JsonArray entries, JsonObject? own, JsonObject changed, bool force)
    {
        var conflicts = new List<(JsonObject, string)>();
        for (var i = entries.Count - 1; i >= 0; i--)
        {
            var entry = (JsonObject)entries[i]!;
            if (entry == own || entry.Object("fieldsV1") is not { } fields)
                continue;
            if (FieldSet.Common(changed, fields) is not { Count: > 0 } contested)
                continue;
            conflicts.InsertRange(0, FieldSet.Paths(contested).Select(path => (entry, path)));
            if (!force)
                continue;
            FieldSet.Remove(fields, contested);
            if (fields.Count == 0)
                entries.RemoveAt(i);
        }

        if (conflicts.Count > 0 && !force)
            throw ApplyConflict.Of(conflicts);
    }

    private static void RemoveAbandoned(JsonObject merged, JsonArray entries, JsonObject? own, JsonObject set, MergeRule rule)
    {
        if (own.Object("fieldsV1")?.Clone() is not { } abandoned)
            return;
        FieldSet.Remove(abandoned, set);
        foreach (var entry in entries)
        {
            if (entry != own && entry.Object("fieldsV1") is { } others)
                FieldSet.Remove(abandoned, others);
        }

        AppliedValue.Remove(merged, abandoned, rule);
    }

    private JsonArray WithOwnSet(ObjectKind kind, JsonArray entries, JsonObject? own, JsonObject set, ApplyRequest request)
    {
        if (own is not null && JsonNode.DeepEquals(own["fieldsV1"], set) && own.Text("apiVersion") == kind.ApiVersion)
            return entries;
        if (own is not null)
            entries.Remove(own);
        entries.Insert(0, NewEntry(kind, request, set));
        return entries;
    }

    private JsonObject NewEntry(ObjectKind kind, ApplyRequest request, JsonObject set)
    {
        var entry = ManagedFields.NewEntry(request.Manager, "Apply", kind.ApiVersion, request.Subresource);
        entry["time"] = KubernetesTime.Format(clock.GetUtcNow());
        entry["fieldsV1"] = set;
        return entry;
    }
}
