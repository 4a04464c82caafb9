using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>PodDisruptionBudgets.</summary>
internal static class DisruptionBudgetRules
{
    public static KindRules Rules { get; } = new()
    {
        Validate = Validate,
        InitialStatus = static _ => new() { ["disruptionsAllowed"] = 0, ["currentHealthy"] = 0, ["desiredHealthy"] = 0, ["expectedPods"] = 0 },
    };

    private static void Validate(JsonObject budget, List<FieldError> errors)
    {
        var spec = budget.Ensure("spec");
        if (spec["minAvailable"] is not null && spec["maxUnavailable"] is not null)
            errors.Add(new("FieldValueInvalid", "spec", "Invalid value: policy.PodDisruptionBudgetSpec{...}: minAvailable and maxUnavailable cannot be both set"));
        foreach (var field in (ReadOnlySpan<string>)["minAvailable", "maxUnavailable"])
        {
            if (spec[field] is not { } amount)
                continue;
            if (spec.Number(field) is < 0 and var number)
                errors.Add(FieldError.Invalid($"spec.{field}", number, "must be greater than or equal to 0"));
            else if (spec.Text(field) is { } text && !IsPercentage(text))
                errors.Add(FieldError.Invalid($"spec.{field}", amount.ToString(), "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')"));
        }
    }

    private static bool IsPercentage(string text) => text.Length > 1 && text[^1] == '%' && text.AsSpan(0, text.Length - 1).IndexOfAnyExceptInRange('0', '9') < 0;
}
