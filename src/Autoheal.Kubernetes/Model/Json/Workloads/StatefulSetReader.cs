namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a StatefulSet.</summary>
internal static class StatefulSetReader
{
    public static StatefulSet Read(ref JsonCursor json)
    {
        var metadata = ListReader.NoMetadata;
        var spec = default(Spec);
        var status = default(Status);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("spec"u8)) ReadSpec(ref json, ref spec);
                else if (json.At("status"u8)) ReadStatus(ref json, ref status);
                else json.Skip();
            }
        }

        return new StatefulSet
        {
            Metadata = metadata,
            Replicas = spec.Shared.Replicas ?? 1,
            MinReadySeconds = spec.Shared.MinReadySeconds,
            Selector = spec.Shared.Selector ?? LabelSelector.Nothing,
            Template = spec.Shared.Template ?? PodTemplate.Empty,
            ServiceName = spec.ServiceName ?? "",
            PodManagement = spec.Management ?? "OrderedReady",
            UpdateStrategy = spec.Strategy.Type ?? "RollingUpdate",
            Partition = spec.Strategy.Partition,
            ClaimTemplates = spec.Claims ?? [],
            ObservedGeneration = status.Shared.ObservedGeneration,
            CurrentReplicas = status.Shared.Replicas,
            UpdatedReplicas = status.Shared.Updated,
            ReadyReplicas = status.Shared.Ready,
            AvailableReplicas = status.Shared.Available,
            Conditions = status.Shared.Conditions ?? [],
            CurrentRevision = status.Current ?? "",
            UpdateRevision = status.Update ?? "",
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
            if (spec.Shared.Take(ref json)) continue;
            if (json.At("serviceName"u8)) spec.ServiceName = json.Text();
            else if (json.At("podManagementPolicy"u8)) spec.Management = json.Text();
            else if (json.At("updateStrategy"u8)) spec.Strategy = UpdateStrategyReader.Read(ref json);
            else if (json.At("volumeClaimTemplates"u8)) spec.Claims = ReadClaims(ref json);
            else json.Skip();
        }
    }

    private static void ReadStatus(ref JsonCursor json, ref Status status)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (status.Shared.Take(ref json)) continue;
            if (json.At("currentRevision"u8)) status.Current = json.Text();
            else if (json.At("updateRevision"u8)) status.Update = json.Text();
            else json.Skip();
        }
    }

    private static List<ClaimTemplate> ReadClaims(ref JsonCursor json)
    {
        var claims = new List<ClaimTemplate>(1);
        if (json.EnterArray())
        {
            while (json.NextItem())
            {
                var claim = ClaimReader.Read(ref json);
                claims.Add(new ClaimTemplate { Name = claim.Name, Claim = claim.Claim });
            }
        }

        return claims;
    }

    private struct Spec
    {
        public WorkloadSpec Shared;
        public string? ServiceName;
        public string? Management;
        public (string? Type, int Partition) Strategy;
        public IReadOnlyList<ClaimTemplate>? Claims;
    }

    private struct Status
    {
        public WorkloadStatus Shared;
        public string? Current;
        public string? Update;
    }
}
