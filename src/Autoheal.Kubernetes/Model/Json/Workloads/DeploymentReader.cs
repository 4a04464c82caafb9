namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a Deployment.</summary>
internal static class DeploymentReader
{
    public static Deployment Read(ref JsonCursor json)
    {
        var metadata = ListReader.NoMetadata;
        var spec = default(Spec);
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

        var replicas = spec.Shared.Replicas ?? 1;
        return new Deployment
        {
            Metadata = metadata,
            Replicas = replicas,
            Paused = spec.Paused,
            ProgressDeadlineSeconds = spec.ProgressDeadline ?? 600,
            MinReadySeconds = spec.Shared.MinReadySeconds,
            Recreates = spec.Strategy.Recreates,
            MaxUnavailable = spec.Strategy.MaxUnavailable(replicas),
            MaxSurge = spec.Strategy.MaxSurge(replicas),
            Selector = spec.Shared.Selector ?? LabelSelector.Nothing,
            Template = spec.Shared.Template ?? PodTemplate.Empty,
            ObservedGeneration = status.ObservedGeneration,
            CurrentReplicas = status.Replicas,
            UpdatedReplicas = status.Updated,
            ReadyReplicas = status.Ready,
            AvailableReplicas = status.Available,
            Conditions = status.Conditions ?? [],
        };
    }

    private static Spec ReadSpec(ref JsonCursor json)
    {
        var spec = default(Spec);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (spec.Shared.Take(ref json)) continue;
                if (json.At("paused"u8)) spec.Paused = json.Flag();
                else if (json.At("progressDeadlineSeconds"u8)) spec.ProgressDeadline = json.Integer();
                else if (json.At("strategy"u8)) spec.Strategy = StrategyReader.Read(ref json);
                else json.Skip();
            }
        }

        return spec;
    }

    private struct Spec
    {
        public WorkloadSpec Shared;
        public bool Paused;
        public int? ProgressDeadline;
        public StrategyReader.Strategy Strategy;
    }
}
