using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Ownership;

/// <summary>
/// Keeps <c>metadata.managedFields</c> of ordinary writes: a change takes the field from whoever held it. What people and programs write is told
/// apart to the last field; statuses, and what controllers make from a template, to the second level, because nobody applies those.
/// </summary>
internal sealed class ManagedFields(TimeProvider clock)
{
    /// <summary>Gives the changed fields to the writer.</summary>
    /// <param name="kind">The object's kind.</param>
    /// <param name="metadata">The object's metadata, holding the entries so far.</param>
    /// <param name="write">What was written.</param>
    /// <param name="writer">The field manager.</param>
    public void Record(ObjectKind kind, JsonObject metadata, WrittenFields write, string writer)
    {
        var (written, removed) = FieldDifference.Of(kind, metadata, write);
        if (metadata["managedFields"] is not JsonArray entries)
            metadata["managedFields"] = entries = [];
        JsonObject? own = null;
        for (var i = entries.Count - 1; i >= 0; i--)
        {
            var entry = (JsonObject)entries[i]!;
            if (entry.Text("manager") == writer && entry.Text("operation") == "Update" && entry.Text("subresource") == write.Subresource)
            {
                own = entry;
                continue;
            }

            var fields = entry.Ensure("fieldsV1");
            FieldSet.Remove(fields, written);
            FieldSet.Remove(fields, removed);
            if (fields.Count == 0)
                entries.RemoveAt(i);
        }

        if (own is null)
            entries.Add((JsonNode)(own = NewEntry(writer, "Update", kind.ApiVersion, write.Subresource)));
        own["time"] = KubernetesTime.Format(clock.GetUtcNow());
        var owned = own.Ensure("fieldsV1");
        FieldSet.Remove(owned, removed);
        FieldSet.Add(owned, written);
        if (owned.Count == 0)
            entries.Remove(own);
        if (entries.Count == 0)
            metadata.Remove("managedFields");
    }

    public static JsonObject NewEntry(string writer, string operation, string apiVersion, string? subresource)
    {
        var entry = new JsonObject
        {
            ["manager"] = writer,
            ["operation"] = operation,
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
