using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>Names, labels and annotations.</summary>
internal static class MetadataValidation
{
    private const int MaxAnnotationBytes = 256 * 1024;

    public static void Validate(ObjectKind kind, JsonObject metadata, List<FieldError> errors)
    {
        ValidateName(kind, metadata, errors);
        ValidateLabels(metadata.Object("labels"), "metadata.labels", errors);
        ValidateAnnotations(metadata.Object("annotations"), errors);
        foreach (var owner in metadata.Array("ownerReferences").Objects())
        {
            foreach (var field in (ReadOnlySpan<string>)["apiVersion", "kind", "name", "uid"])
            {
                if (owner.Text(field) is null or "")
                    errors.Add(FieldError.Invalid($"metadata.ownerReferences.{field}", "", "must not be empty"));
            }
        }
    }

    public static void ValidateLabels(JsonObject? labels, string path, List<FieldError> errors)
    {
        foreach (var (key, node) in labels ?? [])
        {
            if (NameRules.QualifiedName(key) is { } keyProblem)
                errors.Add(FieldError.Invalid(path, key, keyProblem));
            var value = node is JsonValue text && text.TryGetValue<string>(out var found) ? found : "";
            if (NameRules.LabelValue(value) is { } valueProblem)
                errors.Add(FieldError.Invalid(path, value, valueProblem));
        }
    }

    private static void ValidateName(ObjectKind kind, JsonObject metadata, List<FieldError> errors)
    {
        if (metadata.Text("name") is not { Length: > 0 } name)
        {
            errors.Add(FieldError.Required("metadata.name", "name or generateName is required"));
            return;
        }

        var problem = kind == Kinds.Namespace ? NameRules.Label(name)
            : kind == Kinds.Service ? NameRules.ServiceName(name)
            : kind.Group == "rbac.authorization.k8s.io" ? NameRules.PathSegment(name)
            : NameRules.Subdomain(name);
        if (problem is not null)
            errors.Add(FieldError.Invalid("metadata.name", name, problem));
        if (kind.Namespaced && metadata.Text("namespace") is null or "")
            errors.Add(FieldError.Required("metadata.namespace"));
    }

    private static void ValidateAnnotations(JsonObject? annotations, List<FieldError> errors)
    {
        var size = 0;
        foreach (var (key, node) in annotations ?? [])
        {
            if (NameRules.QualifiedName(key.ToLowerInvariant()) is { } problem)
                errors.Add(FieldError.Invalid("metadata.annotations", key, problem));
            size += key.Length + (node is JsonValue text && text.TryGetValue<string>(out var value) ? value.Length : 0);
        }

        if (size > MaxAnnotationBytes)
            errors.Add(new("FieldValueTooLong", "metadata.annotations", $"Too long: may not be more than {MaxAnnotationBytes} bytes"));
    }
}
