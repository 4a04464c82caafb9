using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Metrics;

/// <summary>
/// Errors or latency of a workload rose and stayed (taxonomy rows 47 and 113 when a rollout came right before it; else 108 to 112, where metrics show that
/// it is so and not why).
/// </summary>
internal sealed class ServiceLevelRule : IDiagnosticRule
{
    private static readonly TimeSpan s_soon = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan s_tolerance = TimeSpan.FromMinutes(2);

    public string Name => "service-level";

    public IReadOnlyList<CauseDescription> Causes { get; } = [MetricCauses.Regression, MetricCauses.Degraded];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<MetricSet>() is not { } metrics || context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var (subject, rises) in Rises(model, metrics))
        {
            yield return Describe(model, subject, rises);
        }
    }

    private static Dictionary<ClusterObject, List<(ServiceLevel Level, Rise Rise)>> Rises(ClusterModel model, MetricSet metrics)
    {
        var rises = new Dictionary<ClusterObject, List<(ServiceLevel, Rise)>>();
        foreach (var series in metrics.Series)
        {
            if (ServiceLevel.Of(series) is { } level && Readings.FindRise(level.Samples(series), level.Factor, level.Least) is { } rise
                && MetricSubjects.Of(model, series) is { } subject)
            {
                if (!rises.TryGetValue(subject.Blamed, out var known))
                {
                    rises[subject.Blamed] = known = [];
                }

                known.Add((level, rise));
            }
        }

        return rises;
    }

    private static Finding Describe(ClusterModel model, ClusterObject item, List<(ServiceLevel Level, Rise Rise)> rises)
    {
        var onset = rises.Min(rise => rise.Rise.At);
        var history = item is Deployment deployment ? new RevisionHistory(model, deployment) : null;
        var rollout = history?.Current is { } current && history.RolledOutAt <= onset + s_tolerance && onset - history.RolledOutAt <= s_soon && model.RevisionsOf((Deployment)item).Count > 1
            ? current : null;
        var checks = new CheckList(model);
        foreach (var (level, rise) in rises.DistinctBy(rise => rise.Level.Name).Take(2))
        {
            checks.Supports(0.45, $"its {level.Name} rose {rise}", checks.Measured(item, $"service.{level.Name}", rise.ToString(), rise.At));
        }

        AddRollout(checks, history, rollout, onset);
        var (first, change) = rises[0];
        return new Finding
        {
            Cause = (rollout is null ? MetricCauses.Degraded : MetricCauses.Regression).Code,
            Object = model.Reference(item),
            Title = rollout is null ? $"{first.Name} of {item.Name} rose and stays high" : $"{first.Name} of {item.Name} rose right after the rollout of revision {rollout.Metadata.Revision}",
            Summary = $"The {first.Name} of {item} rose {change}" + (rollout is null
                ? "; its metrics do not show why."
                : $", {Durations.Text(onset - history!.RolledOutAt)} after revision {rollout.Metadata.Revision} was rolled out."),
            Checks = checks.Checks,
            Explains = [model.Reference(item)],
            Since = rollout is null ? onset : history!.RolledOutAt,
            Remedies = rollout is not null && history!.LastGood is { } good ? [Remedies.Undo(model.Reference(item), good)] : [],
        };
    }

    private static void AddRollout(CheckList checks, RevisionHistory? history, ReplicaSet? rollout, DateTimeOffset onset)
    {
        if (rollout is not null)
        {
            checks.Supports(
                0.6, $"revision {rollout.Metadata.Revision} was rolled out {Durations.Text(onset - history!.RolledOutAt)} before",
                checks.Controlled(rollout, "replicaset.created", $"revision {rollout.Metadata.Revision}", history.RolledOutAt));
        }
        else if (history?.Current is null)
        {
            checks.NotObserved(0.6, "whether it was rolled out shortly before");
        }
    }
}
