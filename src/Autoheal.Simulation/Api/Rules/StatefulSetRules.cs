using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>StatefulSets.</summary>
internal static class StatefulSetRules
{
    private static readonly string[] s_mutable =
        ["replicas", "ordinals", "template", "updateStrategy", "revisionHistoryLimit", "persistentVolumeClaimRetentionPolicy", "minReadySeconds"];

    public static KindRules Rules { get; } = new()
    {
        Default = set => Default(set.Ensure("spec")),
        Validate = (set, errors) => Validate(set.Ensure("spec"), errors),
        ValidateUpdate = ValidateUpdate,
        InitialStatus = static _ => new() { ["replicas"] = 0, ["availableReplicas"] = 0 },
    };

    private static void Default(JsonObject spec)
    {
        spec.Default("replicas", 1);
        spec.Default("revisionHistoryLimit", 10);
        spec.Default("podManagementPolicy", "OrderedReady");
        spec.Default("serviceName", "");
        var strategy = spec.Ensure("updateStrategy");
        strategy.Default("type", "RollingUpdate");
        if (strategy.Text("type") == "RollingUpdate")
            strategy.Ensure("rollingUpdate").Default("partition", 0);
        var retention = spec.Ensure("persistentVolumeClaimRetentionPolicy");
        retention.Default("whenDeleted", "Retain");
        retention.Default("whenScaled", "Retain");
        foreach (var claim in spec.Array("volumeClaimTemplates").Objects())
        {
            claim.Default("kind", "PersistentVolumeClaim");
            claim.Default("apiVersion", "v1");
            claim.Ensure("spec").Default("volumeMode", "Filesystem");
            claim.Default("status", new JsonObject { ["phase"] = "Pending" });
        }

        WorkloadDefaults.ApplyToTemplate(spec);
    }

    private static void Validate(JsonObject spec, List<FieldError> errors)
    {
        if (spec.Text("podManagementPolicy") is not ("OrderedReady" or "Parallel"))
            errors.Add(FieldError.Invalid("spec.podManagementPolicy", spec.Text("podManagementPolicy") ?? "", "must be 'OrderedReady' or 'Parallel'"));
        if (spec.Text("updateStrategy", "type") is not ("RollingUpdate" or "OnDelete"))
            errors.Add(FieldError.Invalid("spec.updateStrategy", spec.Text("updateStrategy", "type") ?? "", "must be 'RollingUpdate' or 'OnDelete'"));
        WorkloadValidation.ValidateReplicas(spec, errors);
        WorkloadValidation.ValidateSelector(spec, errors, "statefulset");
        WorkloadValidation.ValidateTemplate(spec, errors, ClaimNames(spec));
    }

    /// <summary>The claims become volumes of the same names when the pods are made.</summary>
    private static IEnumerable<string> ClaimNames(JsonObject spec)
    {
        foreach (var claim in spec.Array("volumeClaimTemplates").Objects())
        {
            if (claim.Text("metadata", "name") is { } name)
                yield return name;
        }
    }

    private static void ValidateUpdate(JsonObject updated, StoredObject current, List<FieldError> errors)
    {
        var (after, before) = (updated.Object("spec")!.Clone(), current.Spec!.Clone());
        foreach (var field in s_mutable)
        {
            after.Remove(field);
            before.Remove(field);
        }

        if (JsonNode.DeepEquals(after, before))
            return;
        var names = string.Join(", ", s_mutable[..^1].Select(field => $"'{field}'"));
        errors.Add(FieldError.Forbidden("spec", $"updates to statefulset spec for fields other than {names} and '{s_mutable[^1]}' are forbidden"));
    }
}
