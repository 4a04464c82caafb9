using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads one volume: what fills it, where that can be wrong; everything else about it only counts as a difference.</summary>
internal static class VolumeReader
{
    public static void Read(ref JsonCursor json, TemplateDraft draft)
    {
        var start = json;
        var volume = new PodVolume { Name = "" };
        var sources = new List<ConfigReference>(0);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("name"u8)) volume = volume with { Name = json.Text() };
                else if (json.At("configMap"u8)) volume = Take(ref json, volume, "configMap", ConfigSourceKind.ConfigMap, sources);
                else if (json.At("secret"u8)) volume = Take(ref json, volume, "secret", ConfigSourceKind.Secret, sources);
                else if (json.At("projected"u8)) volume = ReadProjected(ref json, volume, sources);
                else if (json.At("persistentVolumeClaim"u8)) volume = ReadClaim(ref json, volume);
                else if (json.At("emptyDir"u8)) volume = ReadEmptyFolder(ref json, volume);
                else volume = ReadOther(ref json, volume);
            }
        }

        foreach (var source in sources)
        {
            draft.Add(source with { Taker = volume.Name });
        }

        // The token that every pod gets has a name of its own in every pod; it must not make them differ.
        if (sources.Count == 0 && !volume.Name.StartsWith("kube-api-access-", StringComparison.Ordinal))
        {
            draft.OtherDigest ^= JsonDigest.OfValue(ref start);
        }

        if (volume.Kind.Length > 0 && volume is not { Kind: "projected" or "emptyDir", InMemory: false, SizeLimit: null })
        {
            draft.Add(volume);
        }
    }

    private static PodVolume Take(
        ref JsonCursor json, PodVolume volume, string kind, ConfigSourceKind source, List<ConfigReference> sources)
    {
        ReferenceReader.ReadVolume(ref json, source, sources);
        return volume with { Kind = kind };
    }

    private static PodVolume ReadProjected(ref JsonCursor json, PodVolume volume, List<ConfigReference> references)
    {
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (!json.At("sources"u8)) json.Skip();
                else if (json.EnterArray())
                {
                    while (json.NextItem())
                    {
                        ReadProjection(ref json, references);
                    }
                }
            }
        }

        return volume with { Kind = "projected" };
    }

    private static void ReadProjection(ref JsonCursor json, List<ConfigReference> references)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (json.At("configMap"u8)) ReferenceReader.ReadVolume(ref json, ConfigSourceKind.ConfigMap, references);
            else if (json.At("secret"u8)) ReferenceReader.ReadVolume(ref json, ConfigSourceKind.Secret, references);
            else json.Skip();
        }

        // Every namespace has this one, and every pod projects it.
        references.RemoveAll(reference => reference.Name == "kube-root-ca.crt");
    }

    private static PodVolume ReadClaim(ref JsonCursor json, PodVolume volume)
    {
        var claim = "";
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("claimName"u8)) claim = json.Text();
                else json.Skip();
            }
        }

        return volume with { Kind = "persistentVolumeClaim", ClaimName = claim };
    }

    private static PodVolume ReadEmptyFolder(ref JsonCursor json, PodVolume volume)
    {
        volume = volume with { Kind = "emptyDir" };
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("medium"u8)) volume = volume with { InMemory = json.Text() == "Memory" };
                else if (json.At("sizeLimit"u8)) volume = volume with { SizeLimit = AmountReader.ReadOne(ref json) };
                else json.Skip();
            }
        }

        return volume;
    }

    private static PodVolume ReadOther(ref JsonCursor json, PodVolume volume)
    {
        var kind = json.Key();
        json.Read();
        var isSource = json.TokenType == JsonTokenType.StartObject;
        json.Skip();
        return isSource ? volume with { Kind = kind } : volume;
    }
}
