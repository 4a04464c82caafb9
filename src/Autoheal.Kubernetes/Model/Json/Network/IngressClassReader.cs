namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads an IngressClass.</summary>
internal static class IngressClassReader
{
    public static IngressClass Read(ref JsonCursor json)
    {
        var metadata = ListReader.NoMetadata;
        var controller = "";
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("spec"u8) && json.EnterObject())
                {
                    while (json.NextProperty())
                    {
                        if (json.At("controller"u8)) controller = json.Text();
                        else json.Skip();
                    }
                }
                else json.Skip();
            }
        }

        return new IngressClass { Metadata = metadata, Controller = controller };
    }
}
