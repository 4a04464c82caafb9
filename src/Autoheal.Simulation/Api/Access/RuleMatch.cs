namespace Autoheal.Simulation.Api.Access;

/// <summary>How one rule is compared with one request, as the RBAC authoriser compares them.</summary>
internal static class RuleMatch
{
    public static bool Allows(AccessRule rule, AccessAttributes attributes)
    {
        if (!Contains(rule.Verbs, attributes.Verb))
            return false;
        if (attributes.Resource is null)
            return MatchesPath(rule.NonResourceUrls, attributes.Path);
        return Contains(rule.ApiGroups, attributes.Group)
            && MatchesResource(rule.Resources, attributes)
            && (rule.ResourceNames.Count == 0 || (attributes.Name is { } name && Contains(rule.ResourceNames, name)))
            && (rule.Namespaces is null || (attributes.Namespace is { } ns && Contains(rule.Namespaces, ns)));
    }

    private static bool Contains(IReadOnlyList<string> allowed, string value)
    {
        foreach (var entry in allowed)
        {
            if (entry == "*" || entry == value)
                return true;
        }

        return false;
    }

    private static bool MatchesResource(IReadOnlyList<string> allowed, AccessAttributes attributes)
    {
        var qualified = attributes.QualifiedResource;
        foreach (var entry in allowed)
        {
            if (entry == "*" || entry == qualified)
                return true;
            if (entry.StartsWith("*/", StringComparison.Ordinal) && entry.AsSpan(2).SequenceEqual(attributes.Subresource))
                return true;
        }

        return false;
    }

    private static bool MatchesPath(IReadOnlyList<string> allowed, string path)
    {
        foreach (var entry in allowed)
        {
            if (entry == path || (entry.EndsWith('*') && path.StartsWith(entry.AsSpan(0, entry.Length - 1), StringComparison.Ordinal)))
                return true;
        }

        return false;
    }
}
