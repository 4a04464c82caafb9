using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>CustomResourceDefinitions.</summary>
internal static class DefinitionRules
{
    public static KindRules Rules { get; } = new() { Default = definition => Default(definition.Ensure("spec")), Validate = Validate, InitialStatus = InitialStatus };

    private static void Default(JsonObject spec)
    {
        spec.Default("conversion", new JsonObject { ["strategy"] = "None" });
        if (spec.Object("names") is not { } names || names.Text("kind") is not { Length: > 0 } kind)
            return;
        names.Default("singular", kind.ToLowerInvariant());
        names.Default("listKind", kind + "List");
    }

    private static void Validate(JsonObject definition, List<FieldError> errors)
    {
        var spec = definition.Ensure("spec");
        var (group, plural) = (spec.Text("group") ?? "", spec.Text("names", "plural") ?? "");
        if (definition.Text("metadata", "name") != $"{plural}.{group}")
            errors.Add(FieldError.Invalid("metadata.name", definition.Text("metadata", "name") ?? "", "must be spec.names.plural+\".\"+spec.group"));
        if (group.Length == 0)
            errors.Add(FieldError.Required("spec.group"));
        if (spec.Text("scope") is not ("Cluster" or "Namespaced"))
            errors.Add(FieldError.NotSupported("spec.scope", spec.Text("scope") ?? "", "Cluster", "Namespaced"));
        if (spec.Text("names", "kind") is null or "")
            errors.Add(FieldError.Required("spec.names.kind"));
        if (spec.Array("versions").Objects().Count(version => version.Flag("storage") == true) != 1)
            errors.Add(new("FieldValueInvalid", "spec.versions", "Invalid value: []apiextensions.CustomResourceDefinitionVersion{...}: must have exactly one version marked as storage version"));
    }

    /// <summary>Names are accepted and the resource is served at once; the real server needs a moment.</summary>
    private static JsonObject InitialStatus(JsonObject definition)
    {
        var spec = definition.Object("spec");
        var since = definition.Text("metadata", "creationTimestamp");
        var stored = spec.Array("versions").Objects().First(version => version.Flag("storage") == true).Text("name");
        return new()
        {
            ["conditions"] = new JsonArray(
                Condition("NamesAccepted", "NoConflicts", "no conflicts found", since),
                Condition("Established", "InitialNamesAccepted", "the initial names have been accepted", since)),
            ["acceptedNames"] = spec.Object("names")!.Clone(),
            ["storedVersions"] = new JsonArray(stored),
        };
    }

    private static JsonObject Condition(string type, string reason, string message, string? since) => new()
    {
        ["type"] = type, ["status"] = "True", ["lastTransitionTime"] = since, ["reason"] = reason, ["message"] = message,
    };
}
