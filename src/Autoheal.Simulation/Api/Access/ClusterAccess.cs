using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Access;

/// <summary>
/// The cluster's users: bearer tokens and what their owners may do. A user without rules may do everything; giving rules restricts to
/// them. Not thread-safe: change it before the server starts, or between requests.
/// </summary>
public sealed class ClusterAccess : IAuthorizer
{
    private static readonly AccessRule[] s_everything =
        [new() { Verbs = ["*"], Resources = ["*"] }, new() { Verbs = ["*"], ApiGroups = [], NonResourceUrls = ["*"] }];

    private readonly Dictionary<string, UserIdentity> _tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<AccessRule>> _rules = new(StringComparer.Ordinal);

    internal ClusterAccess(string adminToken)
    {
        AdminToken = adminToken;
        _tokens.Add(adminToken, new() { Name = "kubernetes-admin", Groups = ["system:masters"] });
    }

    /// <summary>Token of the user <c>kubernetes-admin</c>, who may do everything. It follows from the seed.</summary>
    public string AdminToken { get; }

    /// <summary>Whether requests without a token are served, as <c>system:anonymous</c>. Off by default.</summary>
    public bool AllowAnonymous { get; set; }

    /// <summary>Adds a user who may do everything.</summary>
    public void AddUser(string token, UserIdentity user)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        ArgumentNullException.ThrowIfNull(user);
        _tokens[token] = user;
    }

    /// <summary>Adds a user who may do only what the rules say.</summary>
    public void AddUser(string token, UserIdentity user, params IReadOnlyList<AccessRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        AddUser(token, user);
        _rules[user.Name] = rules;
    }

    /// <summary>Makes a token unknown, as an expired or revoked one is.</summary>
    public void RevokeToken(string token) => _tokens.Remove(token);

    /// <summary>The user of a token.</summary>
    /// <exception cref="StoreException">Unauthorized.</exception>
    internal UserIdentity Authenticate(string? token)
    {
        if (string.IsNullOrEmpty(token))
            return AllowAnonymous ? UserIdentity.Anonymous : throw Unauthorized();
        return _tokens.TryGetValue(token, out var user) ? user : throw Unauthorized();
    }

    bool IAuthorizer.IsAllowed(AccessAttributes attributes)
    {
        if (!_rules.TryGetValue(attributes.User.Name, out var rules))
            return true;
        foreach (var rule in rules)
        {
            if (RuleMatch.Allows(rule, attributes))
                return true;
        }

        return false;
    }

    IReadOnlyList<AccessRule> IAuthorizer.RulesOf(UserIdentity user) => _rules.TryGetValue(user.Name, out var rules) ? rules : s_everything;

    private static StoreException Unauthorized() => new(StatusReason.Unauthorized, "Unauthorized");
}
