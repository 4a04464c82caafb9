namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a ControllerRevision: its data is a patch that holds the workload's whole pod template.</summary>
internal static class ControllerRevisionReader
{
    public static ControllerRevision Read(ref JsonCursor json)
    {
        var metadata = ListReader.NoMetadata;
        var template = PodTemplate.Empty;
        long number = 0;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("revision"u8)) number = json.Long() ?? 0;
                else if (json.At("data"u8)) template = ReadData(ref json);
                else json.Skip();
            }
        }

        return new ControllerRevision { Metadata = metadata, Number = number, Template = template };
    }

    private static PodTemplate ReadData(ref JsonCursor json)
    {
        var template = PodTemplate.Empty;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("spec"u8)) template = ReadSpec(ref json);
                else json.Skip();
            }
        }

        return template;
    }

    private static PodTemplate ReadSpec(ref JsonCursor json)
    {
        var template = PodTemplate.Empty;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("template"u8)) template = TemplateReader.Read(ref json);
                else json.Skip();
            }
        }

        return template;
    }
}
