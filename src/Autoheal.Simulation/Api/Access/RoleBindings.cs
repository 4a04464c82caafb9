using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Access;

/// <summary>Role-based access as the cluster's own roles and bindings grant it.</summary>
internal sealed class RoleBindings(ObjectStore store)
{
    private readonly Dictionary<string, (StoredObject Role, IReadOnlyList<AccessRule> Rules)> _rules = new(StringComparer.Ordinal);

    public AccessDecision Decide(AccessAttributes attributes)
    {
        var missing = new List<string>();
        foreach (var binding in BindingsFor(attributes.Resource is null ? null : attributes.Namespace))
        {
            if (SubjectOf(binding, attributes.User) is not { } subject)
                continue;
            if (RoleOf(binding) is not { } role)
            {
                missing.Add($"{MissingRole(binding)} not found");
                continue;
            }

            foreach (var rule in RulesOf(role))
            {
                if (RuleMatch.Allows(rule, attributes))
                    return new(true, $"RBAC: allowed by {Describe(binding)} of {binding.Json.Text("roleRef", "kind")} \"{role.Name}\" to {subject}");
            }
        }

        return missing.Count switch
        {
            0 => default,
            1 => new(false, "RBAC: " + missing[0]),
            _ => new(false, $"RBAC: [{string.Join(", ", missing)}]"),
        };
    }

    public IReadOnlyList<AccessRule> RulesOf(UserIdentity user, string ns)
    {
        var rules = new List<AccessRule>();
        foreach (var binding in BindingsFor(ns))
        {
            if (SubjectOf(binding, user) is not null && RoleOf(binding) is { } role)
                rules.AddRange(RulesOf(role));
        }

        return rules;
    }

    private IEnumerable<StoredObject> BindingsFor(string? ns)
    {
        foreach (var binding in store.List(Kinds.ClusterRoleBinding))
            yield return binding;
        if (string.IsNullOrEmpty(ns))
            yield break;
        foreach (var binding in store.List(Kinds.RoleBinding, ns))
            yield return binding;
    }

    private static string? SubjectOf(StoredObject binding, UserIdentity user)
    {
        foreach (var subject in binding.Json.Array("subjects") ?? [])
        {
            var name = subject.Text("name") ?? "";
            switch (subject.Text("kind"))
            {
                case "User" when name == user.Name:
                    return $"User \"{name}\"";
                case "Group" when user.IsIn(name):
                    return $"Group \"{name}\"";
                case "ServiceAccount" when user.Name == $"system:serviceaccount:{subject.Text("namespace") ?? binding.Namespace}:{name}":
                    return $"ServiceAccount \"{name}/{subject.Text("namespace") ?? binding.Namespace}\"";
            }
        }

        return null;
    }

    private StoredObject? RoleOf(StoredObject binding)
    {
        var name = binding.Json.Text("roleRef", "name") ?? "";
        return binding.Json.Text("roleRef", "kind") == "ClusterRole" ? store.Find(Kinds.ClusterRole, null, name) : store.Find(Kinds.Role, binding.Namespace, name);
    }

    private IReadOnlyList<AccessRule> RulesOf(StoredObject role)
    {
        var key = $"{role.Kind.Plural}/{role.Key}";
        if (_rules.TryGetValue(key, out var known) && ReferenceEquals(known.Role, role))
            return known.Rules;
        var rules = new List<AccessRule>();
        foreach (var rule in role.Json.Array("rules") ?? [])
        {
            rules.Add(new()
            {
                Verbs = Texts(rule, "verbs"),
                ApiGroups = Texts(rule, "apiGroups"),
                Resources = Texts(rule, "resources"),
                ResourceNames = Texts(rule, "resourceNames"),
                NonResourceUrls = Texts(rule, "nonResourceURLs"),
            });
        }

        _rules[key] = (role, rules);
        return rules;
    }

    private static string MissingRole(StoredObject binding) =>
        $"{binding.Json.Text("roleRef", "kind")!.ToLowerInvariant()}.{Kinds.Role.Group} \"{binding.Json.Text("roleRef", "name")}\"";

    private static string Describe(StoredObject binding) =>
        binding.Namespace is { } ns ? $"{binding.Kind.Kind} \"{binding.Name}/{ns}\"" : $"{binding.Kind.Kind} \"{binding.Name}\"";

    private static string[] Texts(JsonNode? rule, string field) => [.. (rule.Array(field) ?? []).Select(text => text?.ToString() ?? "")];
}
