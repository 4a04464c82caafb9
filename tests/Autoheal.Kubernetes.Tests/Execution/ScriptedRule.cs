using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Tests.Execution;

/// <summary>Is sure that one repair is right for the first Deployment in trouble, so that the repair can be watched on its way through the gate.</summary>
internal abstract class ScriptedRule(string action) : IDiagnosticRule
{
    public string Name => "scripted-" + action;

    public IReadOnlyList<CauseDescription> Causes { get; } = [new() { Code = new("test.scripted"), Title = "scripted" }];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { Troubles.Count: > 0 } model
            || model.ReplicaSetOf(model.Troubles[0].Pod) is not { } replicaSet || model.DeploymentOf(replicaSet) is not { } deployment)
        {
            yield break;
        }

        var target = model.Reference(deployment);
        yield return new Finding
        {
            Cause = Causes[0].Code,
            Object = target,
            Title = "scripted",
            Summary = "scripted",
            Explains = [target],
            Since = context.At,
            Checks = [Sure(target, context.At)],
            Remedies = [Propose(model, target)],
        };
    }

    protected abstract ActionProposal Propose(ClusterModel model, ResourceRef deployment);

    private static Check Sure(ResourceRef subject, DateTimeOffset at) => new()
    {
        Text = "sure",
        Result = CheckResult.Supports,
        Reliability = 1,
        Fact = new Fact { Id = "", Subject = subject, Predicate = "p", Value = "v", At = at, Source = "api", Trust = TrustLevel.Controlled },
    };

    public sealed class Evict() : ScriptedRule("evict-pod")
    {
        protected override ActionProposal Propose(ClusterModel model, ResourceRef deployment) =>
            new() { Action = "evict-pod", Target = model.Reference(model.Troubles[0].Pod) };
    }

    public sealed class Restart() : ScriptedRule("rollout-restart")
    {
        protected override ActionProposal Propose(ClusterModel model, ResourceRef deployment) => new()
        {
            Action = "rollout-restart",
            Target = deployment,
            Parameters = new Dictionary<string, string> { ["at"] = "2026-06-01T12:00:00Z" },
        };
    }
}
