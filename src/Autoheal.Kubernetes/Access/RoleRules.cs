using System.Text.Json.Nodes;
using Autoheal.Catalogue;

namespace Autoheal.Kubernetes.Access;

/// <summary>Joins permissions into rules: resources of one group with the same verbs stand together. Nothing is added by that.</summary>
internal static class RoleRules
{
    public static IEnumerable<JsonObject> Of(IEnumerable<ActionPermission> permissions) => permissions
        .GroupBy(permission => (permission.Group, permission.Resource, permission.ResourceName))
        .Select(group => (group.Key.Group, group.Key.Resource, group.Key.ResourceName, Verbs: string.Join(',', group.Select(permission => permission.Verb).Distinct().Order(StringComparer.Ordinal))))
        .GroupBy(rule => (rule.Group, rule.ResourceName, rule.Verbs))
        .OrderBy(rules => rules.Key.Group, StringComparer.Ordinal).ThenBy(rules => rules.Key.ResourceName, StringComparer.Ordinal).ThenBy(rules => rules.Key.Verbs, StringComparer.Ordinal)
        .Select(rules => Rule(rules.Key.Group, rules.Select(rule => rule.Resource), rules.Key.ResourceName, rules.Key.Verbs));

    private static JsonObject Rule(string group, IEnumerable<string> resources, string resourceName, string verbs)
    {
        var rule = new JsonObject { ["apiGroups"] = Texts([group]), ["resources"] = Texts(resources.Order(StringComparer.Ordinal)) };
        if (resourceName.Length > 0)
        {
            rule["resourceNames"] = Texts([resourceName]);
        }

        rule["verbs"] = Texts(verbs.Split(','));
        return rule;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)JsonValue.Create(text))]);
}
