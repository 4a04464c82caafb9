using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>PriorityClasses.</summary>
internal static class PriorityClassRules
{
    private const long HighestUserPriority = 1_000_000_000;

    public static KindRules Rules { get; } = new() { Default = Default, Validate = Validate, ValidateUpdate = ValidateUpdate };

    private static void Default(JsonObject priorityClass)
    {
        priorityClass.Default("value", 0);
        priorityClass.Default("preemptionPolicy", "PreemptLowerPriority");
    }

    private static void Validate(JsonObject priorityClass, List<FieldError> errors)
    {
        var system = priorityClass.Text("metadata", "name")?.StartsWith("system-", StringComparison.Ordinal) == true;
        if (!system && priorityClass.Number("value") is > HighestUserPriority)
            errors.Add(FieldError.Forbidden("value", $"maximum allowed value of a user defined priority is {HighestUserPriority}"));
    }

    private static void ValidateUpdate(JsonObject updated, StoredObject current, List<FieldError> errors)
    {
        foreach (var field in (ReadOnlySpan<string>)["value", "preemptionPolicy"])
        {
            if (!JsonNode.DeepEquals(updated[field], current.Json[field]))
                errors.Add(field == "value" ? FieldError.Forbidden(field, "may not be changed in an update.") : FieldError.Invalid(field, updated[field]?.ToString() ?? "", "field is immutable"));
        }
    }
}
