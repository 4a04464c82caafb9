using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Access;

/// <summary>Lets one user act as another, as <c>kubectl --as</c> asks for, when the authoriser agrees.</summary>
internal static class Impersonation
{
    private const string ServiceAccountPrefix = "system:serviceaccount:";

    /// <exception cref="StoreException">Forbidden.</exception>
    public static UserIdentity Resolve(UserIdentity user, ApiRequest request, IAuthorizer authorizer)
    {
        if (request.ImpersonateUser is not { Length: > 0 } name)
            return user;
        if (name.StartsWith(ServiceAccountPrefix, StringComparison.Ordinal) && name[ServiceAccountPrefix.Length..].Split(':') is [var ns, var account])
        {
            Require(authorizer, user, "serviceaccounts", account, ns);
            return ServiceAccountTokens.IdentityOf(ns, account) is var identity && request.ImpersonateGroups.Count > 0
                ? identity with { Groups = request.ImpersonateGroups }
                : identity;
        }

        Require(authorizer, user, "users", name, ns: null);
        foreach (var group in request.ImpersonateGroups)
            Require(authorizer, user, "groups", group, ns: null);
        return new() { Name = name, Groups = request.ImpersonateGroups };
    }

    private static void Require(IAuthorizer authorizer, UserIdentity user, string resource, string name, string? ns)
    {
        var attributes = new AccessAttributes { User = user, Verb = "impersonate", Resource = resource, Name = name, Namespace = ns };
        if (!authorizer.Decide(attributes).Allowed)
            throw new StoreException(StatusReason.Forbidden, $"{resource} \"{name}\" is forbidden: {attributes.Denial()}") { Name = name };
    }
}
