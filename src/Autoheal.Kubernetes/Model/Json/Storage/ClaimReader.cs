namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a PersistentVolumeClaim, also as a template of a StatefulSet.</summary>
internal static class ClaimReader
{
    public static PersistentVolumeClaim Read(ref JsonCursor json)
    {
        var metadata = ListReader.NoMetadata;
        var claim = ClaimSpec.Empty;
        var status = default(Status);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("spec"u8)) claim = ReadSpec(ref json);
                else if (json.At("status"u8)) ReadStatus(ref json, ref status);
                else json.Skip();
            }
        }

        return new PersistentVolumeClaim
        {
            Metadata = metadata,
            Claim = claim,
            Phase = status.Phase ?? "",
            Capacity = status.Capacity?.Find("storage"),
            Conditions = status.Conditions ?? [],
        };
    }

    private static ClaimSpec ReadSpec(ref JsonCursor json)
    {
        Quantity? request = null;
        IReadOnlyList<string> modes = [];
        string? storageClass = null;
        LabelSelector? selector = null;
        var (volume, mode) = ("", "Filesystem");
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("resources"u8)) request = ReadRequest(ref json);
                else if (json.At("accessModes"u8)) modes = json.Texts();
                else if (json.At("storageClassName"u8)) storageClass = json.Text();
                else if (json.At("volumeName"u8)) volume = json.Text();
                else if (json.At("volumeMode"u8)) mode = json.Text();
                else if (json.At("selector"u8)) selector = LabelReader.ReadSelector(ref json);
                else json.Skip();
            }
        }

        return new ClaimSpec
        {
            Request = request,
            AccessModes = modes,
            StorageClass = storageClass,
            VolumeName = volume,
            VolumeMode = mode,
            Selector = selector is { IsEmpty: false } ? selector : null,
        };
    }

    private static Quantity? ReadRequest(ref JsonCursor json)
    {
        var requests = ResourceAmounts.None;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("requests"u8)) requests = AmountReader.Read(ref json);
                else json.Skip();
            }
        }

        return requests.Find("storage");
    }

    private static void ReadStatus(ref JsonCursor json, ref Status status)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (json.At("phase"u8)) status.Phase = json.Text();
            else if (json.At("capacity"u8)) status.Capacity = AmountReader.Read(ref json);
            else if (json.At("conditions"u8)) status.Conditions = ConditionReader.Read(ref json);
            else json.Skip();
        }
    }

    private struct Status
    {
        public string? Phase;
        public ResourceAmounts? Capacity;
        public IReadOnlyList<ObjectCondition>? Conditions;
    }
}
