namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a PriorityClass.</summary>
internal static class PriorityClassReader
{
    public static PriorityClass Read(ref JsonCursor json)
    {
        var metadata = ListReader.NoMetadata;
        var (value, isDefault, preempts) = (0, false, true);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("value"u8)) value = json.Integer() ?? 0;
                else if (json.At("globalDefault"u8)) isDefault = json.Flag();
                else if (json.At("preemptionPolicy"u8)) preempts = json.Text() != "Never";
                else json.Skip();
            }
        }

        return new PriorityClass { Metadata = metadata, Value = value, GlobalDefault = isDefault, Preempts = preempts };
    }
}
