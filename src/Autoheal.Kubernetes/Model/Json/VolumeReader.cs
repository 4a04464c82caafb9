using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads one volume for the ConfigMap or Secret that fills it; everything else about it only counts as a difference.</summary>
internal static class VolumeReader
{
    public static void Read(ref Utf8JsonReader json, TemplateDraft draft)
    {
        var start = json;
        var name = "";
        ConfigReference? source = null;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("name"u8)) name = json.Text();
                else if (json.At("configMap"u8)) source = ReferenceReader.Read(ref json, ConfigSourceKind.ConfigMap, "");
                else if (json.At("secret"u8)) source = ReferenceReader.Read(ref json, ConfigSourceKind.Secret, "");
                else json.Skip();
            }
        }

        if (source is null)
        {
            draft.OtherDigest ^= JsonDigest.OfValue(ref start);
        }
        else
        {
            draft.Add(source with { Taker = name });
        }
    }
}
