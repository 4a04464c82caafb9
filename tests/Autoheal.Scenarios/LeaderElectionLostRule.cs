using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Scenarios;

/// <summary>A rule as a user would write one: one small class over the cluster model.</summary>
internal sealed class LeaderElectionLostRule : IDiagnosticRule
{
    public string Name => "leader-election-lost";

    public IReadOnlyList<CauseDescription> Causes { get; } =
        [new() { Code = new("acme.leader-election.lost"), Title = "No replica holds the leader's lease" }];

    public IEnumerable<Finding> Evaluate(IncidentContext context) =>
        context.Feature<ClusterModel>() is null ? [] : Array.Empty<Finding>();
}
