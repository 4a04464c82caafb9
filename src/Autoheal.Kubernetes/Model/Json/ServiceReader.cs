using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a Service.</summary>
internal static class ServiceReader
{
    public static Service Read(ref Utf8JsonReader json)
    {
        var metadata = ListReader.NoMetadata;
        var selector = LabelSelector.Nothing;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("spec"u8)) selector = ReadSelector(ref json);
                else json.Skip();
            }
        }

        return new Service { Metadata = metadata, Selector = selector };
    }

    private static LabelSelector ReadSelector(ref Utf8JsonReader json)
    {
        var selector = LabelSelector.Nothing;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("selector"u8)) selector = new LabelSelector(LabelReader.Read(ref json), []);
                else json.Skip();
            }
        }

        return selector;
    }
}
