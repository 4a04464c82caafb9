using System.Text.Json.Nodes;
using Autoheal.Catalogue;

namespace Autoheal.Kubernetes.Tests.Scenarios;

/// <summary>Where generated manifests are posted, and their rules with one permission less.</summary>
internal static class ManifestPaths
{
    public static string Collection(JsonObject manifest)
    {
        var apiVersion = manifest["apiVersion"]!.ToString();
        var root = apiVersion.Contains('/', StringComparison.Ordinal) ? $"/apis/{apiVersion}" : $"/api/{apiVersion}";
        var @namespace = manifest["metadata"]!["namespace"] is { } name ? $"/namespaces/{name}" : "";
        return $"{root}{@namespace}/{manifest["kind"]!.ToString().ToLowerInvariant()}s";
    }

    /// <summary>The rules that say the same as one without a permission.</summary>
    public static List<JsonNode> Without(JsonObject rule, ActionPermission permission)
    {
        var resources = Texts(rule["resources"]);
        var verbs = Texts(rule["verbs"]);
        var concerned = rule["apiGroups"]![0]!.ToString() == permission.Group && resources.Contains(permission.Resource)
            && verbs.Contains(permission.Verb) && (rule["resourceNames"]?[0]?.ToString() ?? "") == permission.ResourceName;
        if (!concerned)
        {
            return [rule.DeepClone()];
        }

        JsonObject[] rest =
        [
            With(rule, [.. resources.Where(resource => resource != permission.Resource)], verbs),
            With(rule, [permission.Resource], [.. verbs.Where(verb => verb != permission.Verb)]),
        ];
        return [.. rest.Where(left => left["resources"]!.AsArray().Count > 0 && left["verbs"]!.AsArray().Count > 0)];
    }

    private static JsonObject With(JsonObject rule, string[] resources, string[] verbs)
    {
        var changed = rule.DeepClone().AsObject();
        changed["resources"] = new JsonArray([.. resources.Select(text => (JsonNode)text)]);
        changed["verbs"] = new JsonArray([.. verbs.Select(text => (JsonNode)text)]);
        return changed;
    }

    private static string[] Texts(JsonNode? list) => [.. list!.AsArray().Select(item => item!.ToString())];
}
