using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Workloads;

/// <summary>A namespace that cannot go (taxonomy row 83): an API could not be asked, or something in it stays that was not seen here.</summary>
internal sealed class NamespaceStuckRule : IDiagnosticRule
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private static readonly (string Type, string Words)[] s_obstacles =
    [
        ("NamespaceDeletionDiscoveryFailure", "the discovery of an API fails, because an APIService does not answer"),
        ("NamespaceDeletionGroupVersionParsingFailure", "an API group cannot be read"),
        ("NamespaceDeletionContentFailure", "its content cannot be deleted"),
        ("NamespaceFinalizersRemaining", "objects in it wait for a finalizer that nobody removes"),
        ("NamespaceContentRemaining", "objects in it remain"),
    ];

    public string Name => "namespace-stuck";

    public IReadOnlyList<CauseDescription> Causes { get; } = [WorkloadCauses.Namespace];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var item in model.Namespaces)
        {
            if (item is { Phase: "Terminating", Metadata.DeletedAt: { } since } && model.At - since > s_patience)
            {
                yield return Describe(model, item, since);
            }
        }
    }

    private static Finding Describe(ClusterModel model, Namespace item, DateTimeOffset since)
    {
        var checks = new CheckList(model);
        checks.Supports(
            0.7, $"namespace {item.Name} is Terminating since {Durations.Text(model.At - since)}", checks.Controlled(item, "namespace.phase", item.Phase, since));
        var words = "something in it remains";
        foreach (var (type, said) in s_obstacles)
        {
            if (item.Conditions.Find(type) is { IsTrue: true } condition)
            {
                words = said;
                checks.Supports(0.6, $"condition {type}: {condition.Reason}", checks.Controlled(item, "namespace.condition", type, condition.ChangedAt));
                break;
            }
        }

        return new Finding
        {
            Cause = WorkloadCauses.Namespace.Code,
            Object = model.Reference(item),
            Title = $"Namespace {item.Name} is stuck terminating: {words}",
            Summary = $"Namespace {item.Name} has been Terminating for {Durations.Text(model.At - since)}: {words}.",
            Checks = checks.Checks,
            Explains = [model.Reference(item)],
            Since = since,
        };
    }
}
