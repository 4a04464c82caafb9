using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a PersistentVolume.</summary>
internal static class VolumeObjectReader
{
    public static PersistentVolume Read(ref JsonCursor json)
    {
        var metadata = ListReader.NoMetadata;
        var spec = new Spec { Modes = [], Affinity = [] };
        var phase = "";
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("spec"u8)) ReadSpec(ref json, ref spec);
                else if (json.At("status"u8)) phase = ReadPhase(ref json);
                else json.Skip();
            }
        }

        return new PersistentVolume
        {
            Metadata = metadata,
            Capacity = spec.Capacity,
            AccessModes = spec.Modes,
            StorageClass = spec.StorageClass ?? "",
            Claim = spec.Claim,
            ReclaimPolicy = spec.Reclaim ?? "",
            VolumeMode = spec.Mode ?? "Filesystem",
            Source = spec.Source ?? "",
            NodeAffinity = spec.Affinity,
            Phase = phase,
        };
    }

    private static void ReadSpec(ref JsonCursor json, ref Spec spec)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (json.At("capacity"u8)) spec.Capacity = AmountReader.Read(ref json).Find("storage");
            else if (json.At("accessModes"u8)) spec.Modes = json.Texts();
            else if (json.At("storageClassName"u8)) spec.StorageClass = json.Text();
            else if (json.At("claimRef"u8)) spec.Claim = NamedObjectReader.Read(ref json);
            else if (json.At("persistentVolumeReclaimPolicy"u8)) spec.Reclaim = json.Text();
            else if (json.At("volumeMode"u8)) spec.Mode = json.Text();
            else if (json.At("nodeAffinity"u8)) spec.Affinity = ReadAffinity(ref json);
            else if (json.At("csi"u8)) spec.Source = ReadDriver(ref json);
            else ReadOther(ref json, ref spec);
        }
    }

    private static IReadOnlyList<NodeTerm> ReadAffinity(ref JsonCursor json)
    {
        IReadOnlyList<NodeTerm> terms = [];
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("required"u8)) terms = AffinityReader.ReadTerms(ref json);
                else json.Skip();
            }
        }

        return terms;
    }

    private static string ReadDriver(ref JsonCursor json)
    {
        var driver = "csi";
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("driver"u8)) driver = json.Text();
                else json.Skip();
            }
        }

        return driver;
    }

    // Every other object in the spec is the source of some kind of volume.
    private static void ReadOther(ref JsonCursor json, ref Spec spec)
    {
        var name = json.Key();
        json.Read();
        spec.Source ??= json.TokenType == JsonTokenType.StartObject ? name : null;
        json.Skip();
    }

    private static string ReadPhase(ref JsonCursor json)
    {
        var phase = "";
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("phase"u8)) phase = json.Text();
                else json.Skip();
            }
        }

        return phase;
    }

    private struct Spec
    {
        public Quantity? Capacity;
        public IReadOnlyList<string> Modes;
        public string? StorageClass;
        public NamedObject? Claim;
        public string? Reclaim;
        public string? Mode;
        public string? Source;
        public IReadOnlyList<NodeTerm> Affinity;
    }
}
