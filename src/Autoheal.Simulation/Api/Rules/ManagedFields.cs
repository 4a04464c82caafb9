using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>
/// Keeps <c>metadata.managedFields</c>: who last wrote which field. Fields are told apart one level below spec, status, data, labels and
/// annotations; a change takes the field from whoever held it.
/// </summary>
internal sealed class ManagedFields(TimeProvider clock)
{
    public void Record(string writer, JsonObject updated, StoredObject? current, string? subresource)
    {
        var metadata = updated.Object("metadata")!;
        var entries = current?.Metadata.Array("managedFields")?.DeepClone() as JsonArray ?? [];
        var changed = FieldPaths.Changed(current?.Json, updated);
        metadata.Remove("managedFields");
        if (changed.Count > 0)
            Transfer(entries, changed, writer, updated, subresource);
        if (entries.Count > 0)
            metadata["managedFields"] = entries;
    }

    private void Transfer(JsonArray entries, List<FieldPath> changed, string writer, JsonObject updated, string? subresource)
    {
        JsonObject? own = null;
        for (var i = entries.Count - 1; i >= 0; i--)
        {
            var entry = (JsonObject)entries[i]!;
            if (entry.Text("manager") == writer && entry.Text("operation") == "Update" && entry.Text("subresource") == subresource)
                own = entry;
            var fields = entry.Ensure("fieldsV1");
            foreach (var path in changed)
                path.RemoveFrom(fields);
            if (fields.Count == 0 && entry != own)
                entries.RemoveAt(i);
        }

        if (own is null)
            entries.Add((JsonNode)(own = NewEntry(writer, updated, subresource)));
        own["time"] = KubernetesTime.Format(clock.GetUtcNow());
        var owned = own.Ensure("fieldsV1");
        foreach (var path in changed)
        {
            if (path.Present)
                path.AddTo(owned);
        }

        if (owned.Count == 0)
            entries.Remove(own);
    }

    private static JsonObject NewEntry(string writer, JsonObject updated, string? subresource)
    {
        var entry = new JsonObject
        {
            ["manager"] = writer,
            ["operation"] = "Update",
            ["apiVersion"] = updated.Text("apiVersion"),
            ["time"] = null,
            ["fieldsType"] = "FieldsV1",
            ["fieldsV1"] = new JsonObject(),
        };
        if (subresource is not null)
            entry["subresource"] = subresource;
        return entry;
    }
}
