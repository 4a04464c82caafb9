namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads the small kinds: namespaces, leases and what of Secrets may be known.</summary>
internal static class OtherReader
{
    public static Namespace ReadNamespace(ref JsonCursor json)
    {
        var metadata = ListReader.NoMetadata;
        var (phase, conditions) = ("", (IReadOnlyList<ObjectCondition>)[]);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("status"u8)) (phase, conditions) = ReadPhase(ref json);
                else json.Skip();
            }
        }

        return new Namespace { Metadata = metadata, Phase = phase, Conditions = conditions };
    }

    public static Lease ReadLease(ref JsonCursor json)
    {
        var metadata = ListReader.NoMetadata;
        var (holder, duration, renewed) = ("", 0, (DateTimeOffset?)null);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("spec"u8)) (holder, duration, renewed) = ReadLeaseSpec(ref json);
                else json.Skip();
            }
        }

        return new Lease { Metadata = metadata, Holder = holder, DurationSeconds = duration, RenewedAt = renewed };
    }

    /// <summary>Metadata only, whatever else the document holds.</summary>
    public static Secret ReadSecret(ref JsonCursor json) => new() { Metadata = ReadMetadata(ref json) };

    private static ObjectMetadata ReadMetadata(ref JsonCursor json)
    {
        var metadata = ListReader.NoMetadata;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else json.Skip();
            }
        }

        return metadata;
    }

    private static (string Phase, IReadOnlyList<ObjectCondition> Conditions) ReadPhase(ref JsonCursor json)
    {
        var (phase, conditions) = ("", (IReadOnlyList<ObjectCondition>)[]);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("phase"u8)) phase = json.Text();
                else if (json.At("conditions"u8)) conditions = ConditionReader.Read(ref json);
                else json.Skip();
            }
        }

        return (phase, conditions);
    }

    private static (string Holder, int Duration, DateTimeOffset? Renewed) ReadLeaseSpec(ref JsonCursor json)
    {
        var (holder, duration, renewed) = ("", 0, (DateTimeOffset?)null);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("holderIdentity"u8)) holder = json.OwnText();
                else if (json.At("leaseDurationSeconds"u8)) duration = json.Integer() ?? 0;
                else if (json.At("renewTime"u8)) renewed = json.Time();
                else json.Skip();
            }
        }

        return (holder, duration, renewed);
    }
}
