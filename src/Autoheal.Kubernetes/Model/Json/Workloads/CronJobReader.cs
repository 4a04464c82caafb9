namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a CronJob, of <c>batch/v1</c> or <c>batch/v1beta1</c>.</summary>
internal static class CronJobReader
{
    public static CronJob Read(ref JsonCursor json)
    {
        var metadata = ListReader.NoMetadata;
        var spec = default(Spec);
        IReadOnlyList<NamedObject> active = [];
        DateTimeOffset? scheduled = null, succeeded = null;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("spec"u8)) ReadSpec(ref json, ref spec);
                else if (json.At("status"u8)) (active, scheduled, succeeded) = ReadStatus(ref json);
                else json.Skip();
            }
        }

        return new CronJob
        {
            Metadata = metadata,
            Schedule = spec.Schedule ?? "",
            TimeZone = spec.TimeZone ?? "",
            Concurrency = spec.Concurrency ?? "Allow",
            Suspended = spec.Suspended,
            StartingDeadlineSeconds = spec.Deadline,
            Template = spec.Template ?? PodTemplate.Empty,
            Active = active,
            LastScheduledAt = scheduled,
            LastSucceededAt = succeeded,
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
            if (json.At("schedule"u8)) spec.Schedule = json.PrintableText();
            else if (json.At("timeZone"u8)) spec.TimeZone = json.PrintableText();
            else if (json.At("concurrencyPolicy"u8)) spec.Concurrency = json.Text();
            else if (json.At("suspend"u8)) spec.Suspended = json.Flag();
            else if (json.At("startingDeadlineSeconds"u8)) spec.Deadline = json.Long();
            else if (json.At("jobTemplate"u8)) spec.Template = ReadTemplate(ref json, "spec"u8);
            else json.Skip();
        }
    }

    // jobTemplate.spec.template
    private static PodTemplate? ReadTemplate(ref JsonCursor json, ReadOnlySpan<byte> member)
    {
        PodTemplate? template = null;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (!json.At(member)) json.Skip();
                else template = member.SequenceEqual("spec"u8) ? ReadTemplate(ref json, "template"u8) : TemplateReader.Read(ref json);
            }
        }

        return template;
    }

    private static (IReadOnlyList<NamedObject> Active, DateTimeOffset? Scheduled, DateTimeOffset? Succeeded) ReadStatus(ref JsonCursor json)
    {
        IReadOnlyList<NamedObject> active = [];
        DateTimeOffset? scheduled = null, succeeded = null;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("active"u8)) active = NamedObjectReader.ReadList(ref json);
                else if (json.At("lastScheduleTime"u8)) scheduled = json.Time();
                else if (json.At("lastSuccessfulTime"u8)) succeeded = json.Time();
                else json.Skip();
            }
        }

        return (active, scheduled, succeeded);
    }

    private struct Spec
    {
        public string? Schedule;
        public string? TimeZone;
        public string? Concurrency;
        public bool Suspended;
        public long? Deadline;
        public PodTemplate? Template;
    }
}
