using Autoheal.Approvals;
using Autoheal.Execution;
using Autoheal.Execution.Staging;
using Autoheal.Execution.Temporary;
using Autoheal.Policy.Rules;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Autoheal.Policy.Documents;

/// <summary>
/// A document tried out on facts that somebody gives: the gate and the built-in policies of a host, with nothing around them. What comes out is what a
/// host would decide on these facts; nothing can be executed with it. Thread-safe.
/// </summary>
public sealed class PolicyTrial
{
    /// <summary>Those of a host. Only what they find impossible counts here: nothing runs.</summary>
    private static readonly IObligationEnforcer[] s_enforcers =
        [new CapPodsEnforcer(), new CanaryFirstEnforcer(), new ProgressiveEnforcer(), new RevertAfterEnforcer()];

    private readonly PolicyBook _book;
    private readonly PolicyGate _gate;

    /// <summary>Makes a trial.</summary>
    /// <param name="document">The document.</param>
    /// <param name="configure">The limits that a host has configured in code; the defaults otherwise.</param>
    public PolicyTrial(PolicyDocument document, Action<PolicyOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        Document = document;
        var limits = new PolicyOptions();
        configure?.Invoke(limits);
        _book = new PolicyBook(Options.Create(limits), new EveryCluster(limits));
        _gate = new PolicyGate(BuiltIn(_book), s_enforcers, _book, NullLogger<PolicyGate>.Instance);
        new PolicyDocuments(_book, NullLogger<PolicyDocuments>.Instance).Activate(document);
    }

    /// <summary>Gets the document.</summary>
    public PolicyDocument Document { get; }

    /// <summary>Gets the names of the policies in code that decide beside it.</summary>
    public static IReadOnlyList<string> BuiltInPolicies { get; } =
        [.. BuiltIn(new PolicyBook(Options.Create(new PolicyOptions()), new EveryCluster(new PolicyOptions()))).Select(policy => policy.Name)];

    /// <summary>Decides.</summary>
    /// <param name="input">The facts.</param>
    public PolicyDecision Decide(PolicyInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return _gate.Decide(input);
    }

    /// <summary>The environment that the document, or the configuration, gives a namespace.</summary>
    public string EnvironmentOf(string cluster, string @namespace) => _book.EnvironmentOf(cluster, @namespace);

    /// <summary>Those of a host, in its order; a test compares them.</summary>
    private static IPolicy[] BuiltIn(PolicyBook book) =>
    [
        new KillSwitchPolicy(),
        new AutonomyPolicy(book),
        new AllowedNamespacesPolicy(book),
        new ConfidencePolicy(book),
        new ProductionPolicy(book),
        new RiskPolicy(book),
        new RiskApprovalPolicy(Options.Create(new ApprovalOptions()), book),
        new BlastRadiusPolicy(book),
        new HourlyLimitPolicy(book),
        new UnattendedPolicy(book),
        new TargetPolicy(book),
        new PeopleAtWorkPolicy(book),
        new NeverActPolicy(book),
        new OpinionPolicy(book),
    ];

    private sealed class EveryCluster(PolicyOptions limits) : IOptionsFactory<PolicyOptions>
    {
        public PolicyOptions Create(string name) => limits;
    }
}
