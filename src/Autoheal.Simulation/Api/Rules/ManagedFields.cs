using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>
/// Keeps <c>metadata.managedFields</c>: who last wrote which field. Fields are told apart one level below spec, status, data, labels and
/// annotations; a change takes the field from whoever held it.
/// </summary>
internal sealed class ManagedFields(TimeProvider clock)
{
    /// <summary>Gives the changed fields to the writer.</summary>
    /// <param name="apiVersion">Version at which the writer wrote.</param>
    /// <param name="metadata">The object's metadata, holding the entries so far.</param>
    /// <param name="changes">What changed.</param>
    /// <param name="writer">The field manager.</param>
    /// <param name="subresource">The subresource that was written; null for the object itself.</param>
    public void Record(string apiVersion, JsonObject metadata, IReadOnlyList<FieldChange> changes, string writer, string? subresource)
    {
        if (metadata["managedFields"] is not JsonArray entries)
            metadata["managedFields"] = entries = [];
        JsonObject? own = null;
        for (var i = entries.Count - 1; i >= 0; i--)
        {
            var entry = (JsonObject)entries[i]!;
            if (entry.Text("manager") == writer && entry.Text("operation") == "Update" && entry.Text("subresource") == subresource)
            {
                own = entry;
                continue;
            }

            var fields = entry.Ensure("fieldsV1");
            foreach (var change in changes)
                FieldSet.Remove(fields, change.Path);
            if (fields.Count == 0)
                entries.RemoveAt(i);
        }

        if (own is null)
            entries.Add((JsonNode)(own = NewEntry(writer, apiVersion, subresource)));
        Own(own, changes);
        if (own.Object("fieldsV1") is { Count: 0 })
            entries.Remove(own);
        if (entries.Count == 0)
            metadata.Remove("managedFields");
    }

    private void Own(JsonObject entry, IReadOnlyList<FieldChange> changes)
    {
        entry["time"] = KubernetesTime.Format(clock.GetUtcNow());
        var owned = entry.Ensure("fieldsV1");
        foreach (var change in changes)
        {
            if (change.Present)
                FieldSet.Add(owned, change.Path);
            else
                FieldSet.Remove(owned, change.Path);
        }
    }

    private static JsonObject NewEntry(string writer, string apiVersion, string? subresource)
    {
        var entry = new JsonObject
        {
            ["manager"] = writer,
            ["operation"] = "Update",
            ["apiVersion"] = apiVersion,
            ["time"] = null,
            ["fieldsType"] = "FieldsV1",
            ["fieldsV1"] = new JsonObject(),
        };
        if (subresource is not null)
            entry["subresource"] = subresource;
        return entry;
    }
}
