using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a PodDisruptionBudget.</summary>
internal static class BudgetReader
{
    public static PodDisruptionBudget Read(ref Utf8JsonReader json)
    {
        var metadata = ListReader.NoMetadata;
        var selector = LabelSelector.Nothing;
        var allowed = 0;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("spec"u8)) selector = ReadSpec(ref json);
                else if (json.At("status"u8)) allowed = ReadStatus(ref json);
                else json.Skip();
            }
        }

        return new PodDisruptionBudget { Metadata = metadata, Selector = selector, DisruptionsAllowed = allowed };
    }

    private static LabelSelector ReadSpec(ref Utf8JsonReader json)
    {
        var selector = LabelSelector.Nothing;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("selector"u8)) selector = LabelReader.ReadSelector(ref json);
                else json.Skip();
            }
        }

        return selector;
    }

    private static int ReadStatus(ref Utf8JsonReader json)
    {
        var allowed = 0;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("disruptionsAllowed"u8)) allowed = json.Integer() ?? 0;
                else json.Skip();
            }
        }

        return allowed;
    }
}
