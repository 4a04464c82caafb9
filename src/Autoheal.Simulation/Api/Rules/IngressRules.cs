using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>Ingresses.</summary>
internal static class IngressRules
{
    public static KindRules Rules { get; } = new()
    {
        Validate = Validate,
        InitialStatus = static _ => new() { ["loadBalancer"] = new JsonObject() },
    };

    private static void Validate(JsonObject ingress, List<FieldError> errors)
    {
        var spec = ingress.Ensure("spec");
        if (spec.Array("rules") is not { Count: > 0 } && spec["defaultBackend"] is null)
            errors.Add(new("FieldValueInvalid", "spec", "Invalid value: []networking.IngressRule(nil): either `defaultBackend` or `rules` must be specified"));
        var rule = 0;
        foreach (var found in spec.Array("rules").Objects())
            ValidatePaths(found.Object("http").Array("paths"), $"spec.rules[{rule++}].http.paths", errors);
    }

    private static void ValidatePaths(JsonArray? paths, string at, List<FieldError> errors)
    {
        var index = 0;
        foreach (var path in paths.Objects())
        {
            var here = $"{at}[{index++}]";
            if (path.Text("pathType") is null or "")
                errors.Add(FieldError.Required($"{here}.pathType", "pathType must be specified"));
            else if (path.Text("pathType") is not ("Exact" or "Prefix" or "ImplementationSpecific"))
                errors.Add(FieldError.NotSupported($"{here}.pathType", path.Text("pathType")!, "Exact", "ImplementationSpecific", "Prefix"));
            if (path.Object("backend") is not { Count: > 0 } backend)
                errors.Add(FieldError.Invalid($"{here}.backend", "", "must specify exactly one of service or resource"));
            else if (backend.Object("service") is { } service && service.Object("port") is not { Count: > 0 })
                errors.Add(FieldError.Required($"{here}.backend", "port name or number is required"));
        }
    }
}
