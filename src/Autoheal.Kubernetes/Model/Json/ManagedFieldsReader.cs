namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads <c>managedFields</c>: who, when, and which parts were written; the field trees themselves are passed over.</summary>
internal static class ManagedFieldsReader
{
    public static IReadOnlyList<FieldChangeRecord> Read(ref JsonCursor json)
    {
        var changes = new List<FieldChangeRecord>(4);
        if (json.EnterArray())
        {
            while (json.NextItem())
            {
                changes.Add(ReadEntry(ref json));
            }
        }

        return changes;
    }

    private static FieldChangeRecord ReadEntry(ref JsonCursor json)
    {
        string manager = "", operation = "", subresource = "";
        DateTimeOffset? at = null;
        var parts = ChangedParts.None;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("manager"u8)) manager = json.Text();
                else if (json.At("operation"u8)) operation = json.Text();
                else if (json.At("subresource"u8)) subresource = json.Text();
                else if (json.At("time"u8)) at = json.Time();
                else if (json.At("fieldsV1"u8)) parts = ReadFields(ref json);
                else json.Skip();
            }
        }

        return new FieldChangeRecord { Manager = manager, Operation = operation, Subresource = subresource, At = at ?? default, Parts = parts };
    }

    private static ChangedParts ReadFields(ref JsonCursor json)
    {
        var parts = ChangedParts.None;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("f:spec"u8)) parts |= ChangedParts.Spec | ReadSpec(ref json);
                else if (json.At("f:metadata"u8)) parts |= ReadMetadata(ref json);
                else
                {
                    parts |= PartOf(json);
                    json.Skip();
                }
            }
        }

        return parts;
    }

    private static ChangedParts PartOf(JsonCursor json) =>
        json.ValueTextEquals("f:data"u8) || json.ValueTextEquals("f:binaryData"u8) || json.ValueTextEquals("f:stringData"u8) ? ChangedParts.Content
        : json.ValueTextEquals("f:status"u8) ? ChangedParts.Status
        : json.ValueTextEquals("f:rules"u8) || json.ValueTextEquals("f:webhooks"u8) || json.ValueTextEquals("f:subjects"u8)
            || json.ValueTextEquals("f:roleRef"u8) ? ChangedParts.Rules
        : ChangedParts.None;

    private static ChangedParts ReadSpec(ref JsonCursor json)
    {
        var parts = ChangedParts.None;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                parts |= json.ValueTextEquals("f:template"u8) || json.ValueTextEquals("f:jobTemplate"u8) ? ChangedParts.Template
                    : json.ValueTextEquals("f:replicas"u8) ? ChangedParts.Replicas
                    : json.ValueTextEquals("f:selector"u8) || json.ValueTextEquals("f:podSelector"u8) ? ChangedParts.Selector
                    : ChangedParts.None;
                json.Skip();
            }
        }

        return parts;
    }

    private static ChangedParts ReadMetadata(ref JsonCursor json)
    {
        var parts = ChangedParts.None;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                parts |= json.ValueTextEquals("f:labels"u8) ? ChangedParts.Labels
                    : json.ValueTextEquals("f:annotations"u8) ? ChangedParts.Annotations
                    : ChangedParts.None;
                json.Skip();
            }
        }

        return parts;
    }
}
