using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Selecting;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>Deployments, ReplicaSets and autoscalers.</summary>
internal static class WorkloadValidation
{
    public static void ValidateDeployment(JsonObject spec, List<FieldError> errors)
    {
        ValidateReplicas(spec, errors);
        ValidateSelector(spec, errors);
        ValidateStrategy(spec.Object("strategy"), errors);
        ValidateTemplate(spec, errors);
        if (spec.Number("progressDeadlineSeconds") <= (spec.Number("minReadySeconds") ?? 0))
            errors.Add(FieldError.Invalid("spec.progressDeadlineSeconds", spec.Number("progressDeadlineSeconds")!, "must be greater than minReadySeconds"));
    }

    public static void ValidateReplicaSet(JsonObject spec, List<FieldError> errors)
    {
        ValidateReplicas(spec, errors);
        ValidateSelector(spec, errors);
        ValidateTemplate(spec, errors);
    }

    public static void ValidateAutoscaler(JsonObject spec, List<FieldError> errors)
    {
        var most = spec.Number("maxReplicas") ?? 0;
        if (most < 1)
            errors.Add(FieldError.Invalid("spec.maxReplicas", most, "must be greater than 0"));
        if (spec.Number("minReplicas") is { } least)
        {
            if (least < 1)
                errors.Add(FieldError.Invalid("spec.minReplicas", least, "must be greater than or equal to 1"));
            if (most < least)
                errors.Add(FieldError.Invalid("spec.maxReplicas", most, "must be greater than or equal to `minReplicas`"));
        }

        foreach (var field in (ReadOnlySpan<string>)["kind", "name"])
        {
            if (spec.Text("scaleTargetRef", field) is null or "")
                errors.Add(FieldError.Required($"spec.scaleTargetRef.{field}"));
        }
    }

    public static void ValidateReplicas(JsonObject spec, List<FieldError> errors)
    {
        if (spec.Number("replicas") is not { } replicas)
            throw StoreException.BadRequest("json: cannot unmarshal spec.replicas of type int32");
        if (replicas < 0)
            errors.Add(FieldError.Invalid("spec.replicas", replicas, "must be greater than or equal to 0"));
    }

    public static void ValidateSelector(JsonObject spec, List<FieldError> errors, string workload = "deployment")
    {
        if (spec.Object("selector") is not { } selector)
        {
            errors.Add(FieldError.Required("spec.selector"));
            return;
        }

        if (selector.Object("matchLabels") is not { Count: > 0 } && selector.Array("matchExpressions") is not { Count: > 0 })
        {
            errors.Add(FieldError.Invalid("spec.selector", "{}", $"empty selector is invalid for {workload}"));
            return;
        }

        var labels = spec.Object("template").Object("metadata").Object("labels");
        if (!LabelSelector.FromObject(selector).Matches(labels))
        {
            errors.Add(new("FieldValueInvalid", "spec.template.metadata.labels",
                $"Invalid value: {GoText.StringMap(labels)}: `selector` does not match template `labels`"));
        }
    }

    private static void ValidateStrategy(JsonObject? strategy, List<FieldError> errors)
    {
        switch (strategy.Text("type"))
        {
            case "RollingUpdate":
                var rolling = strategy.Object("rollingUpdate");
                if (IsZero(rolling?["maxSurge"]) && IsZero(rolling?["maxUnavailable"]))
                    errors.Add(FieldError.Invalid("spec.strategy.rollingUpdate.maxUnavailable", rolling!["maxUnavailable"]!.ToString(), "may not be 0 when `maxSurge` is 0"));
                break;
            case "Recreate":
                if (strategy.Object("rollingUpdate") is not null)
                    errors.Add(FieldError.Forbidden("spec.strategy.rollingUpdate", "may not be specified when strategy `type` is 'Recreate'"));
                break;
            case var other:
                errors.Add(FieldError.NotSupported("spec.strategy.type", other ?? "", "Recreate", "RollingUpdate"));
                break;
        }
    }

    private static bool IsZero(JsonNode? amount) => amount?.ToString() is "0" or "0%";

    /// <param name="spec">The workload's spec.</param>
    /// <param name="errors">Where to add what is wrong.</param>
    /// <param name="volumes">Volumes that the pods get besides those of the template.</param>
    public static void ValidateTemplate(JsonObject spec, List<FieldError> errors, IEnumerable<string>? volumes = null)
    {
        if (spec.Object("template") is not { } template)
        {
            errors.Add(FieldError.Required("spec.template.spec.containers"));
            return;
        }

        MetadataValidation.ValidateLabels(template.Object("metadata").Object("labels"), "spec.template.labels", errors);
        var pod = template.Object("spec")!;
        PodValidation.Validate(pod, "spec.template.spec", errors, volumes);
        if (pod.Text("restartPolicy") is "OnFailure" or "Never")
            errors.Add(FieldError.NotSupported("spec.template.spec.restartPolicy", pod.Text("restartPolicy")!, "Always"));
    }
}
