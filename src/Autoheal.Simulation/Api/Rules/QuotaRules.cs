using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>ResourceQuotas.</summary>
internal static class QuotaRules
{
    public static KindRules Rules { get; } = new() { Validate = Validate };

    private static void Validate(JsonObject quota, List<FieldError> errors)
    {
        foreach (var (resource, amount) in quota.Ensure("spec").Object("hard") ?? [])
        {
            if (Quantity.TryParse(amount) is not { } number)
                throw StoreException.BadRequest("quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
            if (number < 0)
                errors.Add(FieldError.Invalid($"spec.hard[{resource}]", amount!.ToString(), "must be greater than or equal to 0"));
        }
    }
}
