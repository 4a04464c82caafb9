using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a Deployment.</summary>
internal static class DeploymentReader
{
    public static Deployment Read(ref Utf8JsonReader json)
    {
        var metadata = ListReader.NoMetadata;
        var spec = default(Spec);
        var status = default(Status);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("spec"u8)) spec = ReadSpec(ref json);
                else if (json.At("status"u8)) status = ReadStatus(ref json);
                else json.Skip();
            }
        }

        return new Deployment
        {
            Metadata = metadata,
            Replicas = spec.Replicas ?? 1,
            Paused = spec.Paused,
            ProgressDeadlineSeconds = spec.ProgressDeadline ?? 600,
            Recreates = spec.Strategy.Recreates,
            MaxUnavailable = spec.Strategy.MaxUnavailable(spec.Replicas ?? 1),
            Selector = spec.Selector ?? LabelSelector.Nothing,
            Template = spec.Template ?? PodTemplate.Empty,
            ObservedGeneration = status.ObservedGeneration,
            CurrentReplicas = status.Replicas,
            UpdatedReplicas = status.Updated,
            ReadyReplicas = status.Ready,
            AvailableReplicas = status.Available,
            Conditions = status.Conditions ?? [],
        };
    }

    private static Spec ReadSpec(ref Utf8JsonReader json)
    {
        var spec = default(Spec);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("replicas"u8)) spec.Replicas = json.Integer();
                else if (json.At("paused"u8)) spec.Paused = json.Flag();
                else if (json.At("progressDeadlineSeconds"u8)) spec.ProgressDeadline = json.Integer();
                else if (json.At("strategy"u8)) spec.Strategy = StrategyReader.Read(ref json);
                else if (json.At("selector"u8)) spec.Selector = LabelReader.ReadSelector(ref json);
                else if (json.At("template"u8)) spec.Template = TemplateReader.Read(ref json);
                else json.Skip();
            }
        }

        return spec;
    }

    private static Status ReadStatus(ref Utf8JsonReader json)
    {
        var status = default(Status);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("observedGeneration"u8)) status.ObservedGeneration = json.Integer() ?? 0;
                else if (json.At("replicas"u8)) status.Replicas = json.Integer() ?? 0;
                else if (json.At("updatedReplicas"u8)) status.Updated = json.Integer() ?? 0;
                else if (json.At("readyReplicas"u8)) status.Ready = json.Integer() ?? 0;
                else if (json.At("availableReplicas"u8)) status.Available = json.Integer() ?? 0;
                else if (json.At("conditions"u8)) status.Conditions = ConditionReader.Read(ref json);
                else json.Skip();
            }
        }

        return status;
    }

    private struct Spec
    {
        public int? Replicas;
        public bool Paused;
        public int? ProgressDeadline;
        public StrategyReader.Strategy Strategy;
        public LabelSelector? Selector;
        public PodTemplate? Template;
    }

    private struct Status
    {
        public int ObservedGeneration;
        public int Replicas;
        public int Updated;
        public int Ready;
        public int Available;
        public IReadOnlyList<ObjectCondition>? Conditions;
    }
}
