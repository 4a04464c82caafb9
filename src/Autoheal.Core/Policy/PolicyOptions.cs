using System.Collections.Concurrent;

namespace Autoheal.Policy;

/// <summary>
/// The limits of the built-in policies. The defaults refuse: no namespace is allowed and nothing runs unattended. Validated when
/// the host starts.
/// </summary>
public sealed class PolicyOptions
{
    private readonly ConcurrentDictionary<int, ApprovalRequirement> _requirements = new();

    /// <summary>Gets the namespaces in which actions may run at all; none by default. <c>*</c> allows all but the protected ones.</summary>
    public IList<string> AllowedNamespaces { get; } = [];

    /// <summary>Gets the namespaces in which no action ever runs, whatever is allowed.</summary>
    public IList<string> ProtectedNamespaces { get; } = ["kube-system", "kube-public", "kube-node-lease"];

    /// <summary>
    /// Gets the kinds outside any namespace, such as <c>Node</c>, on which actions may run at all; none by default. Such actions always need
    /// a person's approval.
    /// </summary>
    public IList<string> AllowedClusterKinds { get; } = [];

    /// <summary>
    /// Gets the classes of causes on which nothing ever acts, <c>*</c> standing for any characters; damaged data, security and compliance by default.
    /// </summary>
    public IList<string> NeverActCauses { get; } = ["data.*", "*.corrupt*", "*.corruption*", "security.*", "compliance.*"];

    /// <summary>Gets or sets the environment of the namespaces that <see cref="Environments"/> does not name; <c>production</c> by default.</summary>
    public string Environment { get; set; } = Policy.Environments.Production;

    /// <summary>Gets the environment of each namespace that has another one than <see cref="Environment"/>.</summary>
    public IDictionary<string, string> Environments { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Gets or sets the confidence below which a person decides what to do; 0.5 to 1, 0.7 by default.</summary>
    public double ActConfidence { get; set; } = 0.7;

    /// <summary>Gets or sets the confidence below which an action of medium or higher risk needs approval; 0.5 to 1, 0.75 by default.</summary>
    public double MediumRiskConfidence { get; set; } = 0.75;

    /// <summary>Gets or sets the actions that one workload may see within an hour, all incidents together; 1 to 100, 3 by default.</summary>
    public int ActionsPerWorkloadPerHour { get; set; } = 3;

    /// <summary>Gets or sets the actions that may run within an hour without a person's approval; 0 to 1,000, 0 by default.</summary>
    public int UnattendedActionsPerHour { get; set; }

    /// <summary>Gets or sets the pods that one action may touch at most; 1 to 10,000, 50 by default.</summary>
    public int MaxPods { get; set; } = 50;

    /// <summary>Gets or sets the share of a service's pods above which an action needs approval; 0 to 1, 0.2 by default.</summary>
    public double UnattendedPodShare { get; set; } = 0.2;

    /// <summary>Gets the roles of which an approver must hold at least one; <c>oncall</c> by default.</summary>
    public IList<string> ApproverRoles { get; } = ["oncall"];

    /// <summary>Gets or sets how many people must approve in production; 1 to 10, 1 by default.</summary>
    public int ProductionQuorum { get; set; } = 1;

    /// <summary>Gets or sets how many people must approve an action of high or destructive risk; 1 to 10, 2 by default.</summary>
    public int HighRiskQuorum { get; set; } = 2;

    /// <summary>Gets or sets how long a request for approval stands; 1 minute to 24 hours, 15 minutes by default.</summary>
    public TimeSpan ApprovalExpiry { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The environment of a namespace.</summary>
    public string EnvironmentOf(string @namespace) =>
        Environments.TryGetValue(@namespace, out var environment) ? environment : Environment;

    /// <summary>The same object again as long as nothing that it says has changed.</summary>
    internal ApprovalRequirement Approval(int quorum)
    {
        var expiry = (int)ApprovalExpiry.TotalSeconds;
        return _requirements.TryGetValue(quorum, out var known) && known.ExpiresAfterSeconds == expiry && AreApproverRoles(known.Roles)
            ? known
            : _requirements[quorum] = new ApprovalRequirement { Quorum = quorum, Roles = [.. ApproverRoles], ExpiresAfterSeconds = expiry };
    }

    private bool AreApproverRoles(IReadOnlyList<string> roles)
    {
        var same = roles.Count == ApproverRoles.Count;
        for (var index = 0; same && index < roles.Count; index++)
        {
            same = roles[index] == ApproverRoles[index];
        }

        return same;
    }
}
