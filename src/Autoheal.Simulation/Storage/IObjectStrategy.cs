using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Storage;

/// <summary>
/// What the API server does to an object on its way into the store, whoever writes it: defaulting, validation, admission, and the record of
/// who wrote which field. It may change the new object and refuses by throwing <see cref="StoreException"/>.
/// </summary>
internal interface IObjectStrategy
{
    void PrepareForCreate(ObjectStore store, ObjectKind kind, JsonObject created);

    /// <summary>Called when something besides metadata and status changes.</summary>
    void PrepareForUpdate(ObjectStore store, ObjectKind kind, JsonObject updated, StoredObject current);

    /// <summary>Called before a deletion is carried out or begun.</summary>
    void PrepareForDelete(ObjectStore store, StoredObject current);

    /// <summary>Called when nothing but metadata changes; checks it and changes nothing.</summary>
    void PrepareForMetadataUpdate(ObjectKind kind, JsonObject metadata);

    /// <summary>Records in the metadata that the store's writer changed these fields.</summary>
    /// <param name="store">The store, which knows the writer.</param>
    /// <param name="kind">The object's kind.</param>
    /// <param name="metadata">The object's metadata, which is changed.</param>
    /// <param name="write">What was written.</param>
    void RecordWriter(ObjectStore store, ObjectKind kind, JsonObject metadata, WrittenFields write);
}
