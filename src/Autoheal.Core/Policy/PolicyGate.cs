using System.Security.Cryptography;
using System.Text;
using Autoheal.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Autoheal.Policy;

/// <summary>
/// The only door. Asks every policy about an action and its compensation as one bundle and takes the strictest answer: no policy,
/// only abstentions, an exception, or an obligation that nobody enforces means Deny.
/// </summary>
internal sealed class PolicyGate
{
    private readonly IPolicy[] _policies;
    private readonly HashSet<string> _enforced;
    private readonly ILogger<PolicyGate> _logger;

    public PolicyGate(
        IEnumerable<IPolicy> policies, IEnumerable<IObligationEnforcer> enforcers, IOptions<PolicyOptions> options, ILogger<PolicyGate> logger)
    {
        _policies = [.. policies];
        _enforced = enforcers.Select(enforcer => enforcer.Kind).ToHashSet(StringComparer.Ordinal);
        _logger = logger;
        foreach (var same in _policies.GroupBy(policy => policy.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            throw new AutohealException(
                ErrorCodes.Configuration,
                $"Two policies are called '{same.Key}': {string.Join(" and ", same.Select(policy => policy.GetType().Name))}. Policy names are unique.");
        }

        Version = ComputeVersion(_policies, options.Value);
    }

    /// <summary>The version of this set of policies and limits: any change gives another.</summary>
    public string Version { get; }

    public PolicyDecision Decide(PolicyInput input)
    {
        var reasons = new List<PolicyReason>(_policies.Length);
        var obligations = new List<Obligation>();
        Verdict? strictest = null;
        ApprovalRequirement? approval = null;
        foreach (var policy in _policies)
        {
            var vote = Ask(policy, input);
            reasons.Add(new PolicyReason { Policy = policy.Name, Verdict = vote.Verdict, Reason = vote.Reason });
            obligations.AddRange(vote.Obligations);
            if (vote.Verdict is { } verdict)
            {
                strictest = strictest is { } other && other < verdict ? other : verdict;
            }

            approval = vote.Verdict == Verdict.RequireApproval ? Combine(approval, vote.Approval) : approval;
        }

        if (strictest is null)
        {
            return Refuse(reasons, "gate", _policies.Length == 0 ? "no policy is registered" : "every policy abstained");
        }

        if (obligations.FirstOrDefault(obligation => !_enforced.Contains(obligation.Kind)) is { } unclaimed)
        {
            return Refuse(reasons, "gate", $"nothing here enforces the obligation '{unclaimed.Kind}'");
        }

        if (strictest == Verdict.RequireApproval && approval is not { Quorum: >= 1, Roles.Count: > 0 })
        {
            return Refuse(reasons, "gate", "approval is required, but the policies leave nobody who could give it");
        }

        return new PolicyDecision(
            strictest.Value,
            Sentence(strictest.Value, reasons),
            reasons,
            obligations,
            strictest == Verdict.RequireApproval ? approval : null,
            Version);
    }

    private PolicyVote Ask(IPolicy policy, PolicyInput input)
    {
        try
        {
            return Sound(policy.Evaluate(input));
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

    private PolicyDecision Refuse(List<PolicyReason> reasons, string name, string reason)
    {
        reasons.Add(new PolicyReason { Policy = name, Verdict = Verdict.Deny, Reason = reason });
        return new PolicyDecision(Verdict.Deny, Sentence(Verdict.Deny, reasons), reasons, [], null, Version);
    }

    private static string Sentence(Verdict verdict, List<PolicyReason> reasons)
    {
        var deciding = reasons.Where(reason => reason.Verdict == verdict).Select(reason => $"{reason.Reason} ({reason.Policy})");
        var opening = verdict switch
        {
            Verdict.Allow => "allowed",
            Verdict.RequireApproval => "needs approval",
            _ => "denied",
        };
        return $"{opening}: {string.Join("; ", verdict == Verdict.Allow ? deciding.Take(1) : deciding)}";
    }

    /// <summary>Both requirements hold at once: the larger quorum, the roles that satisfy both, the shorter time.</summary>
    private static ApprovalRequirement? Combine(ApprovalRequirement? one, ApprovalRequirement? other)
    {
        if (one is null || other is null)
        {
            return one ?? other;
        }

        return new ApprovalRequirement
        {
            Quorum = Math.Max(one.Quorum, other.Quorum),
            Roles = [.. one.Roles.Intersect(other.Roles, StringComparer.Ordinal)],
            ExpiresAfterSeconds = Math.Min(one.ExpiresAfterSeconds, other.ExpiresAfterSeconds),
        };
    }

    private static string ComputeVersion(IReadOnlyList<IPolicy> policies, PolicyOptions options)
    {
        var text = new StringBuilder();
        foreach (var policy in policies)
        {
            text.Append(policy.Name).Append('=').Append(policy.GetType().AssemblyQualifiedName).Append('\n');
        }

        text.Append(System.Text.Json.JsonSerializer.Serialize(options));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..12];
    }
}
