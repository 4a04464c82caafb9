using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a ConfigMap's keys; values are passed over without becoming strings.</summary>
internal static class ConfigMapReader
{
    public static ConfigMap Read(ref Utf8JsonReader json)
    {
        var metadata = ListReader.NoMetadata;
        var keys = new List<string>(4);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("data"u8) || json.At("binaryData"u8)) ReadKeys(ref json, keys);
                else json.Skip();
            }
        }

        return new ConfigMap { Metadata = metadata, Keys = keys };
    }

    private static void ReadKeys(ref Utf8JsonReader json, List<string> keys)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            keys.Add(json.GetString()!);
            json.Skip();
        }
    }
}
