using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>Roles and their bindings, of a namespace and of the cluster.</summary>
internal static class RoleRules
{
    private const string Group = "rbac.authorization.k8s.io";

    public static KindRules Binding { get; } = new() { Default = DefaultBinding, Validate = ValidateBinding, ValidateUpdate = ValidateBindingUpdate };

    public static void DefaultRole(JsonObject role)
    {
        // Go serialises an absent list of rules as null, and kubectl expects the field.
        if (!role.ContainsKey("rules"))
            role["rules"] = null;
    }

    public static void ValidateRole(JsonObject role, List<FieldError> errors)
    {
        var index = 0;
        foreach (var rule in role.Array("rules").Objects())
        {
            var path = $"rules[{index++}]";
            if (rule.Array("verbs") is not { Count: > 0 })
                errors.Add(FieldError.Required($"{path}.verbs", "verbs must contain at least one value"));
            if (rule.Array("nonResourceURLs") is { Count: > 0 })
                continue;
            if (rule.Array("apiGroups") is not { Count: > 0 })
                errors.Add(FieldError.Required($"{path}.apiGroups", "resource rules must supply at least one api group"));
            if (rule.Array("resources") is not { Count: > 0 })
                errors.Add(FieldError.Required($"{path}.resources", "resource rules must supply at least one resource"));
        }
    }

    private static void DefaultBinding(JsonObject binding)
    {
        binding.Object("roleRef")?.Default("apiGroup", Group);
        foreach (var subject in binding.Array("subjects").Objects())
        {
            if (subject.Text("kind") is "User" or "Group")
                subject.Default("apiGroup", Group);
        }
    }

    private static void ValidateBinding(JsonObject binding, List<FieldError> errors)
    {
        var role = binding.Object("roleRef");
        if (role.Text("kind") is not ("Role" or "ClusterRole"))
            errors.Add(FieldError.NotSupported("roleRef.kind", role.Text("kind") ?? "", "Role", "ClusterRole"));
        if (role.Text("name") is null or "")
            errors.Add(FieldError.Required("roleRef.name"));
        var index = 0;
        foreach (var subject in binding.Array("subjects").Objects())
        {
            var path = $"subjects[{index++}]";
            if (subject.Text("name") is null or "")
                errors.Add(FieldError.Required($"{path}.name"));
            if (subject.Text("kind") == "ServiceAccount" && string.IsNullOrEmpty(subject.Text("namespace")))
                errors.Add(FieldError.Required($"{path}.namespace"));
            else if (subject.Text("kind") is not ("ServiceAccount" or "User" or "Group"))
                errors.Add(FieldError.NotSupported($"{path}.kind", subject.Text("kind") ?? "", "ServiceAccount", "User", "Group"));
        }
    }

    private static void ValidateBindingUpdate(JsonObject updated, StoredObject current, List<FieldError> errors)
    {
        var role = updated.Object("roleRef");
        if (JsonNode.DeepEquals(role, current.Json["roleRef"]))
            return;
        var shown = $"rbac.RoleRef{{APIGroup:\"{role.Text("apiGroup")}\", Kind:\"{role.Text("kind")}\", Name:\"{role.Text("name")}\"}}";
        errors.Add(new("FieldValueInvalid", "roleRef", $"Invalid value: {shown}: cannot change roleRef"));
    }
}
