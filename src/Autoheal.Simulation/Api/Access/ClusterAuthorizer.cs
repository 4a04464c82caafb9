using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Access;

/// <summary>
/// The authoriser of the cluster: users that a test configured may do what it said, everybody else what the cluster's roles and bindings
/// grant, and <c>system:masters</c> everything.
/// </summary>
internal sealed class ClusterAuthorizer(ClusterAccess access, ObjectStore store) : IAuthorizer
{
    private const string Masters = "system:masters";

    private readonly RoleBindings _bindings = new(store);

    public AccessDecision Decide(AccessAttributes attributes)
    {
        if (IsUnlimited(attributes.User))
            return new(true);
        foreach (var rule in access.RulesOf(attributes.User))
        {
            if (RuleMatch.Allows(rule, attributes))
                return new(true);
        }

        return _bindings.Decide(attributes);
    }

    public IReadOnlyList<AccessRule> RulesOf(UserIdentity user, string ns) =>
        IsUnlimited(user) ? ClusterAccess.Everything : [.. access.RulesOf(user), .. _bindings.RulesOf(user, ns)];

    private bool IsUnlimited(UserIdentity user) => access.IsUnlimited(user) || user.Groups.Contains(Masters);
}
