using Autoheal.Planning;

namespace Autoheal.Policy.Documents;

/// <summary>A document, ready to decide. Immutable but for the book that it is bound to when it becomes active.</summary>
internal sealed class CompiledPolicy : ActivePolicy
{
    private readonly ConflictStrategy _strategy;
    private readonly DocumentNode _settings;
    private readonly EnvironmentSelector[] _environments;
    private readonly double? _replicaHour;
    private readonly PolicyBookLimits _limits;

    public CompiledPolicy(DocumentNode root, string version, IPolicy[] rules, EnvironmentSelector[] environments, PolicyBookLimits limits)
    {
        Version = version;
        Rules = rules;
        NeedsLabels = root.Items("services").Any(service => service["labels"].Exists);
        NeedsHistory = root.Items("rules").Concat(root.Items("limits")).Concat(root.Items("relaxations")).Select(part => part["when"])
            .Concat(root["neverTouch"].Items("allow")).Any(when => when["newVersion"].Exists);
        _strategy = new ConflictStrategy(root.Text("conflict") ?? "strictest");
        _settings = root["settings"];
        _environments = environments;
        _replicaHour = root["prices"].Number("replicaHour");
        _limits = limits;
    }

    public override string Version { get; }

    public override IReadOnlyList<IPolicy> Rules { get; }

    /// <summary>Always, so that a limit that comes with a later version of the document finds what went before it.</summary>
    public override bool CountsCluster => true;

    public override bool NeedsLabels { get; }

    public override bool NeedsHistory { get; }

    public void Bind(PolicyBook book) => _limits.Bind(book);

    public override PolicyOptions Apply(PolicyOptions configured, string cluster) =>
        _settings.Exists && (_settings.Texts("clusters") is not { } clusters || Glob.MatchesAny(clusters, cluster))
            ? SettingsShape.Apply(_settings, configured)
            : configured;

    /// <summary>A namespace that two entries claim for different environments is production: nobody can tell.</summary>
    public override string? EnvironmentOf(string cluster, string @namespace)
    {
        string? found = null;
        foreach (var environment in _environments)
        {
            if (environment.Holds(cluster, @namespace))
            {
                found = found is null || found == environment.Name ? environment.Name : Environments.Production;
            }
        }

        return found;
    }

    public override double? AddedCostOf(PlannedAction action) => AddedCost.Of(action, _replicaHour);

    public override void Settle(Span<PolicyVote> votes, PolicyInput input) => _strategy.Settle(Rules, votes);
}
