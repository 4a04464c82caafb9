using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Autoheal.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Autoheal.Policy;

/// <summary>
/// The only door. Asks every policy about an action and its compensation as one bundle and takes the strictest answer: no policy,
/// only abstentions, an exception, or an obligation that nobody enforces means Deny. Deciding is pure and, once the same votes were cast before,
/// allocates nothing: what the facts are was found out earlier. Thread-safe.
/// </summary>
internal sealed class PolicyGate
{
    /// <summary>No cluster can be called that.</summary>
    private const string Unknown = "/";

    /// <summary>How often a decision is begun anew because the policy document changed under it.</summary>
    private const int MaxBeginnings = 3;

    /// <summary>By how much the clock must have been set back to count; less is the clocks' own inexactness.</summary>
    private static readonly TimeSpan s_skew = TimeSpan.FromSeconds(1);

    private readonly IPolicy[] _policies;
    private readonly IObligationEnforcer[] _enforcers;
    private readonly VoteCache<string> _impossible = new(PolicyVote.Deny);
    private readonly DecisionMaker _maker;
    private readonly ILogger<PolicyGate> _logger;
    private readonly PolicyBook _book;
    private readonly DecisionCache _cache = new();
    private readonly ConcurrentDictionary<string, PolicyVersion> _versions = new(StringComparer.Ordinal);
    private PolicyVersion? _lastVersion;

    public PolicyGate(
        IEnumerable<IPolicy> policies, IEnumerable<IObligationEnforcer> enforcers, PolicyBook book, ILogger<PolicyGate> logger)
    {
        _policies = [.. policies];
        _enforcers = [.. enforcers];
        _maker = new DecisionMaker(_enforcers.Select(enforcer => enforcer.Kind));
        _logger = logger;
        foreach (var same in _policies.GroupBy(policy => policy.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            throw new AutohealException(
                ErrorCodes.Configuration,
                $"Two policies are called '{same.Key}': {string.Join(" and ", same.Select(policy => policy.GetType().Name))}. Policy names are unique.");
        }

        _book = book;
    }

    /// <summary>The version of the policies and a cluster's limits: any change gives another.</summary>
    public string VersionOf(string? cluster) => VersionOf(cluster, _book.Active);

    /// <summary>
    /// Judges. A document that is replaced meanwhile must not be half applied: the decision then begins anew, and one that never comes to an end denies.
    /// </summary>
    public PolicyDecision Decide(PolicyInput input)
    {
        for (var beginning = 0; beginning < MaxBeginnings; beginning++)
        {
            var active = _book.Active;
            var decision = Decide(input, active);
            if (ReferenceEquals(active, _book.Active))
            {
                return decision;
            }
        }

        return _maker.Refuse("the policy document keeps changing", VersionOf(input.Cluster));
    }

    private PolicyDecision Decide(PolicyInput input, ActivePolicy active)
    {
        var count = _policies.Length + active.Rules.Count;
        var later = input.LatestNow is { } latest && latest - input.Now > s_skew ? input with { Now = latest, LatestNow = null } : null;
        var size = later is null ? count : 2 * count;
        var rented = ArrayPool<PolicyVote>.Shared.Rent(Math.Max(1, size));
        var votes = rented.AsSpan(0, size);
        try
        {
            AskAll(input, active, votes[..count]);
            if (later is not null)
            {
                // The clock was set back: neither the end of a freeze nor that of a relaxation is put off by it, so both times have a say.
                AskAll(later, active, votes[count..]);
                KeepOthers(votes[..count], votes[count..]);
            }

            var version = VersionOf(input.Cluster, active);
            return _cache.Find(votes, version) ?? Make(votes, active, count, version);
        }
        finally
        {
            votes.Clear();
            ArrayPool<PolicyVote>.Shared.Return(rented);
        }
    }

    private void AskAll(PolicyInput input, ActivePolicy active, Span<PolicyVote> votes)
    {
        for (var index = 0; index < votes.Length; index++)
        {
            votes[index] = Ask(PolicyAt(index, active), input);
        }

        active.Settle(votes[_policies.Length..], input);
    }

    /// <summary>What was said at both times is said once.</summary>
    private static void KeepOthers(ReadOnlySpan<PolicyVote> said, Span<PolicyVote> later)
    {
        for (var index = 0; index < later.Length; index++)
        {
            later[index] = ReferenceEquals(said[index], later[index]) ? PolicyVote.Abstain : later[index];
        }
    }

    private PolicyDecision Make(ReadOnlySpan<PolicyVote> votes, ActivePolicy active, int count, string version)
    {
        var names = new string[votes.Length];
        for (var index = 0; index < votes.Length; index++)
        {
            names[index] = index < count ? PolicyAt(index, active).Name : $"{PolicyAt(index - count, active).Name}, before the clock was set back";
        }

        var decision = _maker.Make(votes, names, version);
        _cache.Keep(votes, version, decision);
        return decision;
    }

    private IPolicy PolicyAt(int index, ActivePolicy active) =>
        index < _policies.Length ? _policies[index] : active.Rules[index - _policies.Length];

    private PolicyVote Ask(IPolicy policy, PolicyInput input)
    {
        try
        {
            return Possible(Sound(policy.Evaluate(input)), input);
        }
        catch (Exception e)
        {
            // The border of the policy call: whatever goes wrong in a policy refuses.
            Log.PolicyFailed(_logger, policy.Name, e);
            return PolicyVote.Deny($"the policy failed ({e.GetType().Name})");
        }
    }

    /// <summary>
    /// A vote that asks for an approval nobody can give denies by itself. Left to the end, another policy's larger quorum would
    /// mend it, and one policy more would permit more.
    /// </summary>
    private static PolicyVote Sound(PolicyVote? vote) => vote switch
    {
        null => PolicyVote.Deny("the policy gave no vote"),
        { Verdict: Verdict.RequireApproval, Approval: not { Quorum: >= 1, Roles.Count: > 0, ExpiresAfterSeconds: > 0 } } =>
            PolicyVote.Deny($"{vote.Reason}: approval is required, but nobody could give it"),
        _ => vote,
    };

    /// <summary>A vote that attaches what the action can never meet denies, before anybody is asked.</summary>
    private PolicyVote Possible(PolicyVote vote, PolicyInput input)
    {
        foreach (var obligation in vote.Obligations)
        {
            foreach (var enforcer in _enforcers)
            {
                if (enforcer.Kind == obligation.Kind && enforcer.FindImpossible(obligation, input.Action) is { } impossible)
                {
                    return _impossible.Of($"{vote.Reason}: {impossible}");
                }
            }
        }

        return vote;
    }

    private string VersionOf(string? cluster, ActivePolicy active)
    {
        var limits = _book.Of(cluster);
        var last = _lastVersion;
        if (IsOf(last, limits, active) || (_versions.TryGetValue(cluster ?? Unknown, out last) && IsOf(last, limits, active)))
        {
            return last!.Text;
        }

        _lastVersion = last = new PolicyVersion(limits, active, ComputeVersion(limits, active));
        return (_versions[cluster ?? Unknown] = last).Text;
    }

    private static bool IsOf(PolicyVersion? version, PolicyOptions limits, ActivePolicy active) =>
        version is not null && ReferenceEquals(version.Limits, limits) && ReferenceEquals(version.Active, active);

    private string ComputeVersion(PolicyOptions options, ActivePolicy active)
    {
        var text = new StringBuilder();
        foreach (var policy in _policies)
        {
            text.Append(policy.Name).Append('=').Append(policy.GetType().AssemblyQualifiedName).Append('\n');
        }

        text.Append(JsonSerializer.Serialize(options)).Append(active.Version);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..12];
    }

    private sealed record PolicyVersion(PolicyOptions Limits, ActivePolicy Active, string Text);
}
