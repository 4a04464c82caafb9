using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a node.</summary>
internal static class NodeReader
{
    public static Node Read(ref Utf8JsonReader json)
    {
        var metadata = ListReader.NoMetadata;
        var unschedulable = false;
        IReadOnlyList<ObjectCondition> conditions = [];
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("spec"u8)) unschedulable = ReadUnschedulable(ref json);
                else if (json.At("status"u8)) conditions = ReadConditions(ref json);
                else json.Skip();
            }
        }

        return new Node { Metadata = metadata, Unschedulable = unschedulable, Conditions = conditions };
    }

    private static bool ReadUnschedulable(ref Utf8JsonReader json)
    {
        var unschedulable = false;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("unschedulable"u8)) unschedulable = json.Flag();
                else json.Skip();
            }
        }

        return unschedulable;
    }

    private static IReadOnlyList<ObjectCondition> ReadConditions(ref Utf8JsonReader json)
    {
        IReadOnlyList<ObjectCondition> conditions = [];
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("conditions"u8)) conditions = ConditionReader.Read(ref json);
                else json.Skip();
            }
        }

        return conditions;
    }
}
