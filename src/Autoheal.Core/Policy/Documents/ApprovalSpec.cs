using System.Collections.Concurrent;

namespace Autoheal.Policy.Documents;

/// <summary>Who must approve, as far as a rule says it; the rest is taken from the settings.</summary>
internal sealed class ApprovalSpec(int? quorum, string[]? roles, TimeSpan? expires)
{
    private readonly ConcurrentDictionary<ApprovalRequirement, ApprovalRequirement> _resolved = new();

    public static ApprovalSpec? Read(DocumentNode node) =>
        node.Exists ? new ApprovalSpec(node.Whole("quorum"), node.Texts("roles"), node.Duration("expires")) : null;

    public static ApprovalRequirement Resolve(ApprovalSpec? spec, PolicyOptions limits) =>
        spec is null ? limits.Approval(1) : spec.Resolve(limits.Approval(1));

    private ApprovalRequirement Resolve(ApprovalRequirement otherwise) =>
        _resolved.TryGetValue(otherwise, out var known) ? known : _resolved.GetOrAdd(otherwise, new ApprovalRequirement
        {
            Quorum = quorum ?? otherwise.Quorum,
            Roles = roles ?? otherwise.Roles,
            ExpiresAfterSeconds = (int?)expires?.TotalSeconds ?? otherwise.ExpiresAfterSeconds,
        });
}
