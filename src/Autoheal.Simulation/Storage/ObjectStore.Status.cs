using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Storage;

/// <summary>The shortest way for a status that its owner has written anew, which is what most writes of a living cluster are.</summary>
internal sealed partial class ObjectStore
{
    /// <summary>Replaces the status and takes ownership of the JSON; writes nothing when it says the same.</summary>
    /// <exception cref="StoreException">NotFound.</exception>
    public StoredObject ReplaceStatus(ObjectKind kind, string? ns, string name, JsonObject status)
    {
        var current = Get(kind, ns, name);
        if (JsonNode.DeepEquals(status, current.Status))
            return current;
        var updated = new JsonObject();
        foreach (var (field, value) in current.Json)
        {
            if (field != "status")
                updated[field] = value?.DeepClone();
        }

        updated["status"] = status;
        strategy?.PrepareForStatusUpdate(this, kind, updated, current);
        return Commit(ChangeType.Modified, kind, updated, current);
    }
}
