using Microsoft.Extensions.Options;

namespace Autoheal.Policy.Rules;

/// <summary>Actions run only where the operator allows them, never in protected namespaces, and outside any only with approval.</summary>
internal sealed class AllowedNamespacesPolicy(IOptions<PolicyOptions> options) : IPolicy
{
    public string Name => "allowed-namespaces";

    public PolicyVote Evaluate(PolicyInput input)
    {
        var @namespace = input.Action.Target.Namespace;
        if (@namespace.Length == 0)
        {
            return options.Value.AllowedClusterKinds.Contains(input.Action.Target.Kind)
                ? PolicyVote.RequireApproval($"{input.Action.Target} lies outside any namespace", options.Value.Approval(1))
                : PolicyVote.Deny($"{input.Action.Target} lies outside any namespace");
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
