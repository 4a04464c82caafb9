using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>What may stand in an object, by kind. Whoever writes it: a controller is refused like a person.</summary>
internal static class ObjectValidation
{
    public static List<FieldError> Validate(ObjectKind kind, JsonObject target)
    {
        var errors = new List<FieldError>();
        MetadataValidation.Validate(kind, target.Ensure("metadata"), errors);
        var spec = target.Object("spec");
        if (kind == Kinds.Pod)
            PodValidation.Validate(spec!, "spec", errors);
        else if (kind == Kinds.Deployment)
            WorkloadValidation.ValidateDeployment(spec!, errors);
        else if (kind == Kinds.ReplicaSet)
            WorkloadValidation.ValidateReplicaSet(spec!, errors);
        else if (kind == Kinds.Service)
            ServiceValidation.Validate(spec!, errors);
        else if (kind == Kinds.ConfigMap || kind == Kinds.Secret)
            ValidateKeys(target, errors);
        else if (kind == Kinds.HorizontalPodAutoscaler)
            WorkloadValidation.ValidateAutoscaler(spec!, errors);
        else if (kind == Kinds.Event)
            ValidateEvent(target, errors);
        return errors;
    }

    private static void ValidateKeys(JsonObject target, List<FieldError> errors)
    {
        foreach (var field in (ReadOnlySpan<string>)["data", "binaryData"])
        {
            foreach (var (key, _) in target.Object(field) ?? [])
            {
                if (NameRules.ConfigKey(key) is { } problem)
                    errors.Add(FieldError.Invalid($"{field}[{key}]", key, problem));
            }
        }
    }

    private static void ValidateEvent(JsonObject target, List<FieldError> errors)
    {
        var involved = target.Text("involvedObject", "namespace") ?? "";
        var ns = target.Text("metadata", "namespace");
        // Events about cluster-scoped objects live in the default namespace.
        if (involved != ns && !(involved.Length == 0 && ns is "default" or "kube-system"))
            errors.Add(FieldError.Invalid("involvedObject.namespace", involved, "does not match event.namespace"));
    }
}
