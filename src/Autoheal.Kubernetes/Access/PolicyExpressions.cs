namespace Autoheal.Kubernetes.Access;

/// <summary>What a policy rules out, in the Common Expression Language of admission policies.</summary>
internal static class PolicyExpressions
{
    public static IEnumerable<(string Expression, string Message)> For(AccessLimits limits)
    {
        if (limits.UntouchableKinds.Count > 0)
        {
            yield return ($"!({OneOf("request.kind.kind", limits.UntouchableKinds)})", "Autoheal's policy never touches objects of this kind.");
        }

        if (limits.ProtectedNamespaces.Count > 0)
        {
            yield return ($"!({OneOf("request.namespace", limits.ProtectedNamespaces)})", "Autoheal's policy protects this namespace.");
        }

        if (limits.AllowedNamespaces.Count > 0 && !limits.AllowedNamespaces.Contains("*"))
        {
            yield return ($"request.namespace == \"\" || {OneOf("request.namespace", limits.AllowedNamespaces)}", "Autoheal's policy does not name this namespace.");
        }
    }

    private static string OneOf(string value, IEnumerable<string> patterns) => string.Join(" || ", patterns.Order(StringComparer.Ordinal).Select(pattern =>
        pattern.Contains('*', StringComparison.Ordinal)
            ? $"{value}.matches(\"^{pattern.Replace(".", "[.]", StringComparison.Ordinal).Replace("*", ".*", StringComparison.Ordinal)}$\")"
            : $"{value} == \"{pattern}\""));
}
