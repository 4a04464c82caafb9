using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>DaemonSets.</summary>
internal static class DaemonSetRules
{
    private const string TemplateGeneration = "deprecated.daemonset.template.generation";

    public static KindRules Rules { get; } = new()
    {
        Default = Default,
        Validate = (set, errors) => Validate(set.Ensure("spec"), errors),
        ValidateUpdate = ValidateUpdate,
        InitialStatus = static _ => new()
        {
            ["currentNumberScheduled"] = 0, ["numberMisscheduled"] = 0, ["desiredNumberScheduled"] = 0, ["numberReady"] = 0,
        },
    };

    private static void Default(JsonObject set)
    {
        var spec = set.Ensure("spec");
        spec.Default("revisionHistoryLimit", 10);
        var strategy = spec.Ensure("updateStrategy");
        strategy.Default("type", "RollingUpdate");
        if (strategy.Text("type") == "RollingUpdate")
        {
            var rolling = strategy.Ensure("rollingUpdate");
            rolling.Default("maxUnavailable", 1);
            rolling.Default("maxSurge", 0);
        }

        WorkloadDefaults.ApplyToTemplate(spec);
        set.Ensure("metadata").Ensure("annotations").Default(TemplateGeneration, "1");
    }

    private static void Validate(JsonObject spec, List<FieldError> errors)
    {
        WorkloadValidation.ValidateSelector(spec, errors, "daemonset");
        WorkloadValidation.ValidateTemplate(spec, errors);
        if (spec.Text("updateStrategy", "type") is not ("RollingUpdate" or "OnDelete"))
            errors.Add(FieldError.NotSupported("spec.updateStrategy.type", spec.Text("updateStrategy", "type") ?? "", "OnDelete", "RollingUpdate"));
    }

    private static void ValidateUpdate(JsonObject updated, StoredObject current, List<FieldError> errors)
    {
        ImmutableFields.CheckSelector(updated, current, errors);
        var counted = long.TryParse(current.Annotations.Text(TemplateGeneration), NumberStyles.None, CultureInfo.InvariantCulture, out var generation) ? generation : 1;
        if (!JsonNode.DeepEquals(updated.Object("spec")!["template"], current.Spec!["template"]))
            counted++;
        updated.Ensure("metadata").Ensure("annotations")[TemplateGeneration] = counted.ToString(CultureInfo.InvariantCulture);
    }
}
