using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>ConfigMaps and Secrets.</summary>
internal static class ConfigurationValidation
{
    public static void Validate(JsonObject target, List<FieldError> errors)
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

    public static void CheckConfigMap(JsonObject updated, StoredObject current, List<FieldError> errors)
    {
        if (current.Json.Flag("immutable") != true)
            return;
        if (updated.Flag("immutable") != true)
            errors.Add(FieldError.Forbidden("immutable", "field is immutable when `immutable` is set"));
        if (!JsonNode.DeepEquals(updated["data"], current.Json["data"]))
            errors.Add(FieldError.Forbidden("data", "field is immutable when `immutable` is set"));
    }

    public static void CheckSecret(JsonObject updated, StoredObject current, List<FieldError> errors)
    {
        if (updated.Text("type") != current.Json.Text("type"))
            errors.Add(FieldError.Invalid("type", updated.Text("type") ?? "", "field is immutable"));
        CheckConfigMap(updated, current, errors);
    }
}
