using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Storage;

/// <summary>
/// What the API server does to an object on its way into the store, whoever writes it: defaulting, validation, admission. It may change
/// the new object and refuses by throwing <see cref="StoreException"/>.
/// </summary>
internal interface IObjectStrategy
{
    void PrepareForCreate(ObjectStore store, ObjectKind kind, JsonObject created);

    void PrepareForUpdate(ObjectStore store, ObjectKind kind, JsonObject updated, StoredObject current);

    void PrepareForStatusUpdate(ObjectStore store, ObjectKind kind, JsonObject updated, StoredObject current);
}
