using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Storage;

/// <summary>Writes of a status, which is what most writes of a living cluster are. They leave the other sections of the object alone.</summary>
internal sealed partial class ObjectStore
{
    /// <summary>Replaces status and annotations; everything else in the object is ignored, except a resource version, which must match.</summary>
    /// <exception cref="StoreException">NotFound or Conflict.</exception>
    public StoredObject UpdateStatus(ObjectKind kind, JsonObject obj, Precondition? precondition = null, bool dryRun = false)
    {
        var current = FindForUpdate(kind, obj, precondition);
        return CommitStatus(current, obj["status"], WithAnnotationsOf(obj, current), dryRun);
    }

    /// <summary>As <see cref="Mutate"/>, for status and annotations; other changes are ignored.</summary>
    public StoredObject MutateStatus(ObjectKind kind, string? ns, string name, Action<JsonObject> change)
    {
        var current = Get(kind, ns, name);
        var clone = current.Clone();
        change(clone);
        return CommitStatus(current, clone["status"], WithAnnotationsOf(clone, current), dryRun: false);
    }

    /// <summary>Replaces the status alone; writes nothing when it says the same.</summary>
    /// <exception cref="StoreException">NotFound.</exception>
    public StoredObject ReplaceStatus(ObjectKind kind, string? ns, string name, JsonObject status)
    {
        var current = Get(kind, ns, name);
        return CommitStatus(current, status, MetadataOf(current), dryRun: false);
    }

    private static JsonObject MetadataOf(StoredObject current) => (JsonObject)current.Sections[ObjectSections.Metadata]!.CreateNode()!;

    /// <summary>Controllers write annotations such as a Deployment's revision together with the status; the real server lets them.</summary>
    private static JsonObject WithAnnotationsOf(JsonObject obj, StoredObject current)
    {
        var metadata = MetadataOf(current);
        var annotations = obj.Object("metadata").Object("annotations");
        if (!JsonNode.DeepEquals(annotations, metadata["annotations"]))
            Replace(metadata, "annotations", annotations?.DeepClone());
        return metadata;
    }

    private StoredObject CommitStatus(StoredObject current, JsonNode? status, JsonObject metadata, bool dryRun)
    {
        var sections = current.Sections.Copy();
        sections.Put(ObjectSections.Status, status is null ? null : ObjectSection.Of(ObjectSections.Status, status, current.Sections[ObjectSections.Status]));
        sections.Put(ObjectSections.Metadata, ObjectSection.Of(ObjectSections.Metadata, metadata, current.Sections[ObjectSections.Metadata]));
        var changes = sections.ChangesSince(current.Sections);
        if (changes.Count == 0)
            return current;
        strategy?.RecordWriter(this, current.Kind, metadata, new() { Changes = changes, Before = current, Subresource = "status" });
        return CommitUpdate(current, sections, metadata, dryRun);
    }
}
