namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a HorizontalPodAutoscaler of any version: v1 knows only the CPU, and no conditions.</summary>
internal static class AutoscalerReader
{
    public static HorizontalPodAutoscaler Read(ref JsonCursor json)
    {
        var metadata = ListReader.NoMetadata;
        var spec = new Spec();
        var status = new Status();
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("spec"u8)) ReadSpec(ref json, spec);
                else if (json.At("status"u8)) ReadStatus(ref json, status);
                else json.Skip();
            }
        }

        return new HorizontalPodAutoscaler
        {
            Metadata = metadata,
            TargetKind = spec.Target?.Kind ?? "",
            TargetName = spec.Target?.Name ?? "",
            MinReplicas = spec.Min ?? 1,
            MaxReplicas = spec.Max ?? 0,
            Metrics = AutoscalerMetricReader.Join(spec.Metrics, status.Metrics),
            CurrentReplicas = status.Current,
            DesiredReplicas = status.Desired,
            LastScaledAt = status.LastScaled,
            Conditions = status.Conditions,
        };
    }

    private static void ReadSpec(ref JsonCursor json, Spec spec)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (json.At("minReplicas"u8)) spec.Min = json.Integer();
            else if (json.At("maxReplicas"u8)) spec.Max = json.Integer();
            else if (json.At("scaleTargetRef"u8)) spec.Target = NamedObjectReader.Read(ref json);
            else if (json.At("metrics"u8)) AutoscalerMetricReader.Read(ref json, spec.Metrics);
            else if (json.At("targetCPUUtilizationPercentage"u8)) spec.Metrics.Add(Cpu() with { TargetUtilization = json.Integer() });
            else json.Skip();
        }
    }

    private static void ReadStatus(ref JsonCursor json, Status status)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (json.At("currentReplicas"u8)) status.Current = json.Integer() ?? 0;
            else if (json.At("desiredReplicas"u8)) status.Desired = json.Integer() ?? 0;
            else if (json.At("lastScaleTime"u8)) status.LastScaled = json.Time();
            else if (json.At("conditions"u8)) status.Conditions = ConditionReader.Read(ref json);
            else if (json.At("currentMetrics"u8)) AutoscalerMetricReader.Read(ref json, status.Metrics);
            else if (json.At("currentCPUUtilizationPercentage"u8)) status.Metrics.Add(Cpu() with { CurrentUtilization = json.Integer() });
            else json.Skip();
        }
    }

    private static AutoscalerMetric Cpu() => new() { Type = "Resource", Name = "cpu" };

    private sealed class Spec
    {
        public int? Min { get; set; }

        public int? Max { get; set; }

        public NamedObject? Target { get; set; }

        public List<AutoscalerMetric> Metrics { get; } = new(1);
    }

    private sealed class Status
    {
        public int Current { get; set; }

        public int Desired { get; set; }

        public DateTimeOffset? LastScaled { get; set; }

        public IReadOnlyList<ObjectCondition> Conditions { get; set; } = [];

        public List<AutoscalerMetric> Metrics { get; } = new(1);
    }
}
