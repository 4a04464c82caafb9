namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a ReplicaSet.</summary>
internal static class ReplicaSetReader
{
    public static ReplicaSet Read(ref JsonCursor json)
    {
        var metadata = ListReader.NoMetadata;
        var spec = default(WorkloadSpec);
        var status = default(WorkloadStatus);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("spec"u8)) spec = ReadSpec(ref json);
                else if (json.At("status"u8)) status = WorkloadStatus.Read(ref json);
                else json.Skip();
            }
        }

        return new ReplicaSet
        {
            Metadata = metadata,
            Replicas = spec.Replicas ?? 1,
            MinReadySeconds = spec.MinReadySeconds,
            Selector = spec.Selector ?? LabelSelector.Nothing,
            Template = spec.Template ?? PodTemplate.Empty,
            ObservedGeneration = status.ObservedGeneration,
            CurrentReplicas = status.Replicas,
            UpdatedReplicas = status.Replicas,
            ReadyReplicas = status.Ready,
            AvailableReplicas = status.Available,
            Conditions = status.Conditions ?? [],
        };
    }

    private static WorkloadSpec ReadSpec(ref JsonCursor json)
    {
        var spec = default(WorkloadSpec);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (!spec.Take(ref json))
                {
                    json.Skip();
                }
            }
        }

        return spec;
    }
}
