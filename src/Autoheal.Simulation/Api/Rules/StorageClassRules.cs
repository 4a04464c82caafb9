using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>StorageClasses.</summary>
internal static class StorageClassRules
{
    private const string DefaultAnnotation = "storageclass.kubernetes.io/is-default-class";

    public static KindRules Rules { get; } = new()
    {
        Default = Default,
        Validate = (target, errors) =>
        {
            if (target.Text("provisioner") is null or "")
                errors.Add(FieldError.Required("provisioner"));
        },
        ValidateUpdate = ValidateUpdate,
    };

    public static bool IsDefault(StoredObject storageClass) => storageClass.Annotations.Text(DefaultAnnotation) == "true";

    private static void Default(JsonObject storageClass)
    {
        storageClass.Default("reclaimPolicy", "Delete");
        storageClass.Default("volumeBindingMode", "Immediate");
    }

    private static void ValidateUpdate(JsonObject updated, StoredObject current, List<FieldError> errors)
    {
        foreach (var field in (ReadOnlySpan<string>)["parameters", "provisioner", "reclaimPolicy", "volumeBindingMode"])
        {
            if (!JsonNode.DeepEquals(updated[field], current.Json[field]))
                errors.Add(FieldError.Forbidden(field, $"updates to {field} are forbidden."));
        }
    }
}
