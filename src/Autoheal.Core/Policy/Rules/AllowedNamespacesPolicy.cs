namespace Autoheal.Policy.Rules;

/// <summary>Actions run only where the operator allows them, never in protected namespaces, and outside any only with approval.</summary>
internal sealed class AllowedNamespacesPolicy(PolicyBook book) : IPolicy
{
    private readonly VoteCache<string> _protected = new(name => PolicyVote.Deny($"namespace {name} is protected"));
    private readonly VoteCache<string> _allowed = new(name => PolicyVote.Allow($"namespace {name} is allowed"));
    private readonly VoteCache<string> _other = new(name => PolicyVote.Deny($"namespace {name} is not among the allowed ones"));

    public string Name => "allowed-namespaces";

    public PolicyVote Evaluate(PolicyInput input)
    {
        var limits = book.For(input);
        var @namespace = input.Action.Target.Namespace;
        if (@namespace.Length == 0)
        {
            return limits.AllowedClusterKinds.Contains(input.Action.Target.Kind)
                ? PolicyVote.RequireApproval($"{input.Action.Target} lies outside any namespace", limits.Approval(1))
                : PolicyVote.Deny($"{input.Action.Target} lies outside any namespace");
        }

        return limits.ProtectedNamespaces.Contains(@namespace) ? _protected.Of(@namespace)
            : limits.AllowedNamespaces.Contains(@namespace) || limits.AllowedNamespaces.Contains("*") ? _allowed.Of(@namespace)
            : _other.Of(@namespace);
    }
}
