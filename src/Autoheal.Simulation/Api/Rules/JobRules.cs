using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>Jobs.</summary>
internal static class JobRules
{
    private const string ControllerUid = "batch.kubernetes.io/controller-uid";
    private const string JobName = "batch.kubernetes.io/job-name";
    private const string OldControllerUid = "controller-uid";
    private const string OldJobName = "job-name";

    public static KindRules Rules { get; } = new()
    {
        Default = Default,
        Validate = Validate,
        ValidateUpdate = ValidateUpdate,
    };

    /// <summary>A job's pods must be OnFailure or Never; there is no default that would do.</summary>
    public static void ValidateTemplate(JsonObject spec, string path, List<FieldError> errors)
    {
        if (spec.Object("template").Object("spec") is not { } pod)
        {
            errors.Add(FieldError.Required($"{path}.template.spec.containers"));
            return;
        }

        PodValidation.Validate(pod, $"{path}.template.spec", errors);
        if (pod.Text("restartPolicy") == "Always")
            errors.Add(FieldError.Required($"{path}.template.spec.restartPolicy", "valid values: \"OnFailure\", \"Never\""));
        foreach (var field in (ReadOnlySpan<string>)["parallelism", "completions", "backoffLimit", "activeDeadlineSeconds", "ttlSecondsAfterFinished"])
        {
            if (spec.Number(field) is < 0 and var value)
                errors.Add(FieldError.Invalid($"{path}.{field}", value, "must be greater than or equal to 0"));
        }
    }

    private static void Default(JsonObject job)
    {
        var spec = job.Ensure("spec");
        if (spec["completions"] is null && spec["parallelism"] is null)
        {
            spec["completions"] = 1;
            spec["parallelism"] = 1;
        }

        spec.Default("parallelism", 1);
        spec.Default("backoffLimit", 6);
        spec.Default("completionMode", "NonIndexed");
        spec.Default("suspend", false);
        spec.Default("manualSelector", false);
        spec.Default("podReplacementPolicy", spec["podFailurePolicy"] is null ? "TerminatingOrFailed" : "Failed");
        if (spec.Flag("manualSelector") != true)
            GenerateSelector(job, spec);
        WorkloadDefaults.ApplyToTemplate(spec);
        if (job.Ensure("metadata").Object("labels") is not { Count: > 0 } && spec.Object("template").Object("metadata").Object("labels") is { Count: > 0 } labels)
            job.Ensure("metadata")["labels"] = labels.DeepClone();
    }

    private static void GenerateSelector(JsonObject job, JsonObject spec)
    {
        if (job.Text("metadata", "uid") is not { Length: > 0 } uid || spec["selector"] is not null || spec.Object("template") is not { } template)
            return;
        var labels = template.Ensure("metadata").Ensure("labels");
        var name = job.Text("metadata", "name") ?? "";
        labels[ControllerUid] = uid;
        labels[OldControllerUid] = uid;
        labels[JobName] = name;
        labels[OldJobName] = name;
        spec["selector"] = new JsonObject { ["matchLabels"] = new JsonObject { [ControllerUid] = uid } };
    }

    private static void Validate(JsonObject job, List<FieldError> errors)
    {
        var spec = job.Ensure("spec");
        if (spec.Object("selector") is null)
            errors.Add(FieldError.Required("spec.selector"));
        ValidateTemplate(spec, "spec", errors);
        if (spec.Text("completionMode") == "Indexed" && spec["completions"] is null)
            errors.Add(FieldError.Required("spec.completions", "when completion mode is Indexed"));
    }

    private static void ValidateUpdate(JsonObject updated, StoredObject current, List<FieldError> errors)
    {
        ImmutableFields.CheckSelector(updated, current, errors);
        var spec = updated.Object("spec");
        foreach (var field in (ReadOnlySpan<string>)["completions", "template", "completionMode", "podFailurePolicy", "backoffLimitPerIndex"])
        {
            if (JsonNode.DeepEquals(spec?[field], current.Spec?[field]) || (field == "completions" && spec.Text("completionMode") == "Indexed"))
                continue;
            var shown = spec?[field] is JsonValue value ? value.ToString() : field == "template" ? "core.PodTemplateSpec{...}" : "null";
            errors.Add(new("FieldValueInvalid", $"spec.{field}", $"Invalid value: {shown}: field is immutable"));
        }
    }
}
