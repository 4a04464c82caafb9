namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a StorageClass; its parameters are passed over.</summary>
internal static class StorageClassReader
{
    public static StorageClass Read(ref JsonCursor json)
    {
        var metadata = ListReader.NoMetadata;
        var (provisioner, binding, expands) = ("", "Immediate", false);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("provisioner"u8)) provisioner = json.Text();
                else if (json.At("volumeBindingMode"u8)) binding = json.Text();
                else if (json.At("allowVolumeExpansion"u8)) expands = json.Flag();
                else json.Skip();
            }
        }

        return new StorageClass { Metadata = metadata, Provisioner = provisioner, BindingMode = binding, AllowsExpansion = expands };
    }
}
