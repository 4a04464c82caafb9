using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>LimitRanges.</summary>
internal static class LimitRangeRules
{
    public static KindRules Rules { get; } = new() { Default = Default, Validate = Validate };

    private static void Default(JsonObject range)
    {
        foreach (var limit in range.Ensure("spec").Array("limits").Objects())
        {
            if (limit.Text("type") != "Container")
                continue;
            Copy(limit, "max", "default");
            Copy(limit, "default", "defaultRequest");
            Copy(limit, "min", "defaultRequest");
        }
    }

    private static void Copy(JsonObject limit, string from, string to)
    {
        foreach (var (resource, amount) in limit.Object(from) ?? [])
            limit.Ensure(to).Default(resource, amount!.DeepClone());
    }

    private static void Validate(JsonObject range, List<FieldError> errors)
    {
        var index = 0;
        foreach (var limit in range.Ensure("spec").Array("limits").Objects())
        {
            var path = $"spec.limits[{index++}]";
            if (limit.Text("type") is null or "")
                errors.Add(FieldError.Required($"{path}.type"));
            foreach (var (resource, least) in limit.Object("min") ?? [])
            {
                if (limit.Object("max")?[resource] is { } most && Quantity.TryParse(least) > Quantity.TryParse(most))
                    errors.Add(FieldError.Invalid($"{path}.min[{resource}]", least!.ToString(), $"min value {least} is greater than max value {most}"));
            }
        }
    }
}
