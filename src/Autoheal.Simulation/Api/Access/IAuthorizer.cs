namespace Autoheal.Simulation.Api.Access;

/// <summary>Decides whether a user may do something.</summary>
internal interface IAuthorizer
{
    AccessDecision Decide(AccessAttributes attributes);

    /// <summary>The rules of a user that hold in a namespace, for SelfSubjectRulesReview.</summary>
    IReadOnlyList<AccessRule> RulesOf(UserIdentity user, string ns);
}
