namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a Job.</summary>
internal static class JobReader
{
    public static Job Read(ref JsonCursor json)
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

        return new Job
        {
            Metadata = metadata,
            Replicas = spec.Parallelism ?? 1,
            Selector = spec.Shared.Selector ?? LabelSelector.Nothing,
            Template = spec.Shared.Template ?? PodTemplate.Empty,
            Completions = spec.Completions,
            BackoffLimit = spec.BackoffLimit ?? 6,
            ActiveDeadlineSeconds = spec.Deadline,
            TimeToLiveSeconds = spec.TimeToLive,
            Suspended = spec.Suspended,
            CurrentReplicas = status.Active,
            ReadyReplicas = status.Ready,
            Active = status.Active,
            Succeeded = status.Succeeded,
            Failed = status.Failed,
            StartedAt = status.Started,
            CompletedAt = status.Completed,
            Conditions = status.Conditions ?? [],
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
            if (json.At("parallelism"u8)) spec.Parallelism = json.Integer();
            else if (json.At("completions"u8)) spec.Completions = json.Integer();
            else if (json.At("backoffLimit"u8)) spec.BackoffLimit = json.Integer();
            else if (json.At("activeDeadlineSeconds"u8)) spec.Deadline = json.Long();
            else if (json.At("ttlSecondsAfterFinished"u8)) spec.TimeToLive = json.Integer();
            else if (json.At("suspend"u8)) spec.Suspended = json.Flag();
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
            if (json.At("active"u8)) status.Active = json.Integer() ?? 0;
            else if (json.At("ready"u8)) status.Ready = json.Integer() ?? 0;
            else if (json.At("succeeded"u8)) status.Succeeded = json.Integer() ?? 0;
            else if (json.At("failed"u8)) status.Failed = json.Integer() ?? 0;
            else if (json.At("startTime"u8)) status.Started = json.Time();
            else if (json.At("completionTime"u8)) status.Completed = json.Time();
            else if (json.At("conditions"u8)) status.Conditions = ConditionReader.Read(ref json);
            else json.Skip();
        }
    }

    private struct Spec
    {
        public WorkloadSpec Shared;
        public int? Parallelism;
        public int? Completions;
        public int? BackoffLimit;
        public long? Deadline;
        public int? TimeToLive;
        public bool Suspended;
    }

    private struct Status
    {
        public int Active;
        public int Ready;
        public int Succeeded;
        public int Failed;
        public DateTimeOffset? Started;
        public DateTimeOffset? Completed;
        public IReadOnlyList<ObjectCondition>? Conditions;
    }
}
