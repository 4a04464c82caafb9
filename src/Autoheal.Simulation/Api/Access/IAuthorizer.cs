namespace Autoheal.Simulation.Api.Access;

/// <summary>Decides whether a user may do something.</summary>
internal interface IAuthorizer
{
    bool IsAllowed(AccessAttributes attributes);

    /// <summary>The rules of a user, for SelfSubjectRulesReview.</summary>
    IReadOnlyList<AccessRule> RulesOf(UserIdentity user);
}
