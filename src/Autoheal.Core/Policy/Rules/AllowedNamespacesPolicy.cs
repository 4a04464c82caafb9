using Microsoft.Extensions.Options;

namespace Autoheal.Policy.Rules;

/// <summary>Actions run only where the operator allows them, and never in protected namespaces.</summary>
internal sealed class AllowedNamespacesPolicy(IOptions<PolicyOptions> options) : IPolicy
{
    public string Name => "allowed-namespaces";

    public PolicyVote Evaluate(PolicyInput input)
    {
        var @namespace = input.Action.Target.Namespace;
        if (@namespace.Length == 0)
        {
            return PolicyVote.Deny($"{input.Action.Target} lies outside any namespace");
        }

        if (options.Value.ProtectedNamespaces.Contains(@namespace))
        {
            return PolicyVote.Deny($"namespace {@namespace} is protected");
        }

        return options.Value.AllowedNamespaces.Contains(@namespace) || options.Value.AllowedNamespaces.Contains("*")
            ? PolicyVote.Allow($"namespace {@namespace} is allowed")
            : PolicyVote.Deny($"namespace {@namespace} is not among the allowed ones");
    }
}
