using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>Edits a set of fields in the notation of <c>fieldsV1</c>: <c>{"f:metadata":{"f:labels":{"f:app":{}}}}</c>.</summary>
internal static class FieldSet
{
    public static void Add(JsonObject fields, FieldPath path)
    {
        var node = fields.Ensure("f:" + path.Section);
        if (path.Group is not null)
            node = node.Ensure("f:" + path.Group);
        if (path.Field is not null)
            node.Ensure("f:" + path.Field);
    }

    /// <summary>Removes the field and whatever became empty above it.</summary>
    public static void Remove(JsonObject fields, FieldPath path)
    {
        var section = "f:" + path.Section;
        if (fields.Object(section) is not { } inSection)
            return;
        if (path.Group is not null)
        {
            var group = "f:" + path.Group;
            if (path.Field is not null && inSection.Object(group) is { } inGroup)
            {
                inGroup.Remove("f:" + path.Field);
                if (inGroup.Count > 0)
                    return;
            }

            inSection.Remove(group);
            if (inSection.Count > 0)
                return;
        }

        fields.Remove(section);
    }
}
