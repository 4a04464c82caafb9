namespace Autoheal.Simulation.Api.Access;

/// <summary>
/// The users that a test or a program configures: bearer tokens and what their owners may do, on top of what the cluster's own roles and bindings
/// grant. A user added without rules may do everything; giving rules restricts to them. Not thread-safe: change it before the server starts, or
/// between requests.
/// </summary>
public sealed class ClusterAccess
{
    private readonly Dictionary<string, UserIdentity> _tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<AccessRule>> _rules = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unlimited = new(StringComparer.Ordinal);

    internal ClusterAccess(string adminToken)
    {
        AdminToken = adminToken;
        _tokens.Add(adminToken, new() { Name = "kubernetes-admin", Groups = ["system:masters"] });
    }

    internal static IReadOnlyList<AccessRule> Everything { get; } =
        [new() { Verbs = ["*"], Resources = ["*"] }, new() { Verbs = ["*"], ApiGroups = [], NonResourceUrls = ["*"] }];

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
        if (!_rules.ContainsKey(user.Name))
            _unlimited.Add(user.Name);
    }

    /// <summary>Adds a user who may do only what the rules say.</summary>
    public void AddUser(string token, UserIdentity user, params IReadOnlyList<AccessRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        AddUser(token, user);
        _rules[user.Name] = rules;
        _unlimited.Remove(user.Name);
    }

    /// <summary>Makes a token unknown, as an expired or revoked one is.</summary>
    public void RevokeToken(string token) => _tokens.Remove(token);

    /// <summary>The user of a token; null when nobody configured it.</summary>
    internal UserIdentity? FindUser(string token) => _tokens.GetValueOrDefault(token);

    /// <summary>Whether the user was added without rules. Anonymous requests are served without limits wherever they are served.</summary>
    internal bool IsUnlimited(UserIdentity user) => _unlimited.Contains(user.Name) || (AllowAnonymous && user == UserIdentity.Anonymous);

    internal IReadOnlyList<AccessRule> RulesOf(UserIdentity user) => _rules.GetValueOrDefault(user.Name) ?? [];
}
