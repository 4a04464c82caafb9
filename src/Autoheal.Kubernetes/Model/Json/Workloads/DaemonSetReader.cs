namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a DaemonSet.</summary>
internal static class DaemonSetReader
{
    public static DaemonSet Read(ref JsonCursor json)
    {
        var metadata = ListReader.NoMetadata;
        var spec = default(WorkloadSpec);
        string? strategy = null;
        var status = default(Status);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("spec"u8)) ReadSpec(ref json, ref spec, ref strategy);
                else if (json.At("status"u8)) ReadStatus(ref json, ref status);
                else json.Skip();
            }
        }

        return new DaemonSet
        {
            Metadata = metadata,
            Replicas = status.Desired,
            MinReadySeconds = spec.MinReadySeconds,
            Selector = spec.Selector ?? LabelSelector.Nothing,
            Template = spec.Template ?? PodTemplate.Empty,
            UpdateStrategy = strategy ?? "RollingUpdate",
            ObservedGeneration = status.ObservedGeneration,
            CurrentReplicas = status.Current,
            UpdatedReplicas = status.Updated,
            ReadyReplicas = status.Ready,
            AvailableReplicas = status.Available,
            Unavailable = status.Unavailable,
            Misscheduled = status.Misscheduled,
            Conditions = status.Conditions ?? [],
        };
    }

    private static void ReadSpec(ref JsonCursor json, ref WorkloadSpec spec, ref string? strategy)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (spec.Take(ref json)) continue;
            if (json.At("updateStrategy"u8)) strategy = UpdateStrategyReader.Read(ref json).Type;
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
            if (json.At("observedGeneration"u8)) status.ObservedGeneration = json.Integer() ?? 0;
            else if (json.At("desiredNumberScheduled"u8)) status.Desired = json.Integer() ?? 0;
            else if (json.At("currentNumberScheduled"u8)) status.Current = json.Integer() ?? 0;
            else if (json.At("updatedNumberScheduled"u8)) status.Updated = json.Integer() ?? 0;
            else if (json.At("numberReady"u8)) status.Ready = json.Integer() ?? 0;
            else if (json.At("numberAvailable"u8)) status.Available = json.Integer() ?? 0;
            else if (json.At("numberUnavailable"u8)) status.Unavailable = json.Integer() ?? 0;
            else if (json.At("numberMisscheduled"u8)) status.Misscheduled = json.Integer() ?? 0;
            else if (json.At("conditions"u8)) status.Conditions = ConditionReader.Read(ref json);
            else json.Skip();
        }
    }

    private struct Status
    {
        public int ObservedGeneration;
        public int Desired;
        public int Current;
        public int Updated;
        public int Ready;
        public int Available;
        public int Unavailable;
        public int Misscheduled;
        public IReadOnlyList<ObjectCondition>? Conditions;
    }
}
