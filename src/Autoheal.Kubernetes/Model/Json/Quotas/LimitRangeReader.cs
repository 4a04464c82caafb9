namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a LimitRange.</summary>
internal static class LimitRangeReader
{
    public static LimitRange Read(ref JsonCursor json)
    {
        var metadata = ListReader.NoMetadata;
        var limits = new List<LimitRangeItem>(1);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("spec"u8)) ReadSpec(ref json, limits);
                else json.Skip();
            }
        }

        return new LimitRange { Metadata = metadata, Limits = limits };
    }

    private static void ReadSpec(ref JsonCursor json, List<LimitRangeItem> limits)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (!json.At("limits"u8)) json.Skip();
            else if (json.EnterArray())
            {
                while (json.NextItem())
                {
                    limits.Add(ReadItem(ref json));
                }
            }
        }
    }

    private static LimitRangeItem ReadItem(ref JsonCursor json)
    {
        var type = "";
        ResourceAmounts max = ResourceAmounts.None, min = max, limits = max, requests = max;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("type"u8)) type = json.Text();
                else if (json.At("max"u8)) max = AmountReader.Read(ref json);
                else if (json.At("min"u8)) min = AmountReader.Read(ref json);
                else if (json.At("default"u8)) limits = AmountReader.Read(ref json);
                else if (json.At("defaultRequest"u8)) requests = AmountReader.Read(ref json);
                else json.Skip();
            }
        }

        return new LimitRangeItem { Type = type, Max = max, Min = min, DefaultLimits = limits, DefaultRequests = requests };
    }
}
