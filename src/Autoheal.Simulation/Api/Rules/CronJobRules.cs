using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>CronJobs.</summary>
internal static class CronJobRules
{
    private const int ScheduleFields = 5;

    /// <summary>What the controller appends to make a job's name must still fit into a label.</summary>
    private const int MaxNameLength = 52;

    public static KindRules Rules { get; } = new()
    {
        Default = cronJob => Default(cronJob.Ensure("spec")),
        Validate = Validate,
    };

    private static void Default(JsonObject spec)
    {
        spec.Default("concurrencyPolicy", "Allow");
        spec.Default("suspend", false);
        spec.Default("successfulJobsHistoryLimit", 3);
        spec.Default("failedJobsHistoryLimit", 1);
        if (spec.Object("jobTemplate") is not { } job)
            return;
        if (job.Object("metadata") is not { } metadata)
            job.Insert(0, "metadata", metadata = []);
        if (!metadata.ContainsKey("creationTimestamp"))
            metadata.Insert(0, "creationTimestamp", null);
        WorkloadDefaults.ApplyToTemplate(job.Ensure("spec"));
    }

    private static void Validate(JsonObject cronJob, List<FieldError> errors)
    {
        var spec = cronJob.Ensure("spec");
        if (cronJob.Text("metadata", "name") is { Length: > MaxNameLength } name)
            errors.Add(FieldError.Invalid("metadata.name", name, $"must be no more than {MaxNameLength} characters"));
        ValidateSchedule(spec.Text("schedule") ?? "", errors);
        if (spec.Text("concurrencyPolicy") is not ("Allow" or "Forbid" or "Replace"))
            errors.Add(FieldError.NotSupported("spec.concurrencyPolicy", spec.Text("concurrencyPolicy") ?? "", "Allow", "Forbid", "Replace"));
        if (spec.Object("jobTemplate").Object("spec") is { } job)
            JobRules.ValidateTemplate(job, "spec.jobTemplate.spec", errors);
        else
            errors.Add(FieldError.Required("spec.jobTemplate.spec.template.spec.containers"));
    }

    private static void ValidateSchedule(string schedule, List<FieldError> errors)
    {
        if (schedule.Length == 0)
        {
            errors.Add(FieldError.Required("spec.schedule"));
            return;
        }

        if (schedule.StartsWith('@'))
            return;
        var fields = schedule.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != ScheduleFields)
        {
            errors.Add(FieldError.Invalid("spec.schedule", schedule,
                $"expected exactly {ScheduleFields} fields, found {fields.Length}: [{string.Join(" ", fields)}]"));
        }
    }
}
