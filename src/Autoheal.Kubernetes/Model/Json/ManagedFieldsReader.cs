using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads <c>managedFields</c>: who, when, and whether spec or content were written; the field trees themselves are passed over.</summary>
internal static class ManagedFieldsReader
{
    public static IReadOnlyList<FieldChangeRecord> Read(ref Utf8JsonReader json)
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

    private static FieldChangeRecord ReadEntry(ref Utf8JsonReader json)
    {
        string manager = "", operation = "", subresource = "";
        DateTimeOffset? at = null;
        var (spec, content) = (false, false);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("manager"u8)) manager = json.Text();
                else if (json.At("operation"u8)) operation = json.Text();
                else if (json.At("subresource"u8)) subresource = json.Text();
                else if (json.At("time"u8)) at = json.Time();
                else if (json.At("fieldsV1"u8)) (spec, content) = ReadFields(ref json);
                else json.Skip();
            }
        }

        return new FieldChangeRecord
        {
            Manager = manager,
            Operation = operation,
            Subresource = subresource,
            At = at ?? default,
            TouchesSpec = spec,
            TouchesContent = content,
        };
    }

    private static (bool Spec, bool Content) ReadFields(ref Utf8JsonReader json)
    {
        var (spec, content) = (false, false);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                spec |= json.ValueTextEquals("f:spec"u8);
                content |= json.ValueTextEquals("f:data"u8) || json.ValueTextEquals("f:binaryData"u8);
                json.Skip();
            }
        }

        return (spec, content);
    }
}
