using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a HorizontalPodAutoscaler.</summary>
internal static class AutoscalerReader
{
    public static HorizontalPodAutoscaler Read(ref Utf8JsonReader json)
    {
        var metadata = ListReader.NoMetadata;
        var spec = default(Spec);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("spec"u8)) spec = ReadSpec(ref json);
                else json.Skip();
            }
        }

        return new HorizontalPodAutoscaler
        {
            Metadata = metadata,
            TargetKind = spec.Kind ?? "",
            TargetName = spec.Name ?? "",
            MinReplicas = spec.Min ?? 1,
            MaxReplicas = spec.Max ?? 0,
        };
    }

    private static Spec ReadSpec(ref Utf8JsonReader json)
    {
        var spec = default(Spec);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("minReplicas"u8)) spec.Min = json.Integer();
                else if (json.At("maxReplicas"u8)) spec.Max = json.Integer();
                else if (json.At("scaleTargetRef"u8)) ReadTarget(ref json, ref spec);
                else json.Skip();
            }
        }

        return spec;
    }

    private static void ReadTarget(ref Utf8JsonReader json, ref Spec spec)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (json.At("kind"u8)) spec.Kind = json.Text();
            else if (json.At("name"u8)) spec.Name = json.Text();
            else json.Skip();
        }
    }

    private struct Spec
    {
        public int? Min;
        public int? Max;
        public string? Kind;
        public string? Name;
    }
}
