using Autoheal.Context;
using Autoheal.Diagnostics;
using Autoheal.Execution;
using Autoheal.Execution.Staging;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Learning.Autonomy;
using Autoheal.Planning;

namespace Autoheal.Policy;

/// <summary>Gathers what a decision rests on, before it is made. What cannot be had stays null, and policies refuse on it.</summary>
internal sealed class PolicyFacts(
    IJournalReader journal,
    KillSwitch killSwitch,
    PolicyBook book,
    IClusterDirectory clusters,
    AutonomyLevels autonomy,
    FindingsOfSources findings,
    RecentActions recent,
    TriedVersions versions,
    TimeProvider clock,
    SteadyClock steady)
{
    public static StreamId UnattendedStream(string clusterId) => StreamId.Limits(clusterId, "unattended");

    /// <summary>On which every action of a cluster is reserved, for limits that reach beyond one workload.</summary>
    public static StreamId ClusterStream(string clusterId) => StreamId.Limits(clusterId, "actions");

    /// <summary>
    /// What a step counts against: its target, and the object that is blamed. Pods come and go, the workload that they belong to stays:
    /// evicting one pod after the other counts against it.
    /// </summary>
    public static IReadOnlyList<StreamId> WorkloadStreams(RemediationPlan plan, int step) =>
    [
        .. new[] { plan.Steps[step].Target, plan.CauseObject }
            .Select(resource => StreamId.Limits(plan.ClusterId, $"{resource.Kind}/{resource.Path}"))
            .Distinct(),
    ];

    public async ValueTask<PolicyInput> GatherAsync(
        IncidentState state,
        RemediationPlan plan,
        int step,
        bool? targetUnhealthy,
        ObjectChange? lastChangeByPerson,
        CancellationToken cancellationToken)
    {
        var action = plan.Steps[step];
        var undoOf = plan.UndoOf is { } undone && undone == state.Undo?.IntentId ? undone : null;
        var hypothesis = state.Diagnosis?.Hypotheses.FirstOrDefault(
            candidate => candidate.Cause == plan.Cause && candidate.Object.SamePlaceAs(plan.CauseObject));
        var cluster = await clusters.FindNameAsync(plan.ClusterId, cancellationToken);
        var control = await killSwitch.ReadAsync(cluster, cancellationToken);
        var workload = WorkloadStreams(plan, step);
        var own = OwnIntents(state);
        var input = new PolicyInput
        {
            Now = clock.GetUtcNow(),
            LatestNow = steady.GetUtcNow(state),
            IncidentOpenedAt = state.BeganAt,
            Cluster = cluster,
            Action = action,
            Cause = plan.Cause,
            UndoOf = undoOf,
            Confidence = hypothesis?.Confidence,
            Status = hypothesis?.Status,
            Environment = book.EnvironmentOf(cluster, action.Target.Namespace),
            Control = control.Mode,
            ActionsOnWorkloadLastHour = await CountMostAsync(workload, own, cancellationToken),
            UnattendedActionsLastHour = await CountAsync(UnattendedStream(action.Target.ClusterId), own, cancellationToken),
            TargetUnhealthy = targetUnhealthy,
            NamespaceBound = IsBound(state, action.Target.Namespace),
            LastChangeByPerson = lastChangeByPerson,
            Autonomy = await autonomy.FindAsync(plan, step, cancellationToken),
            WorkloadActions = await recent.ReadAsync(workload, own, cancellationToken),
            ClusterActions = book.Active.CountsCluster ? await recent.ReadAsync([ClusterStream(plan.ClusterId)], own, cancellationToken) : null,
            Contradictions = undoOf is null ? Contradictions.Find(state.Diagnosis, hypothesis, action) : [],
            LabelsWanted = book.Active.NeedsLabels,
            AddedCostPerHour = book.Active.AddedCostOf(action),
            IsNewVersion = book.Active.NeedsHistory ? await versions.IsNewAsync(action.Action, action.Version, cancellationToken) : null,
        };
        return await findings.AddAsync(input, cancellationToken);
    }

    /// <summary>
    /// What has been counted already for the very action that is judged again: the parts that are in place, or the change that is reverted. All of one
    /// action counts once.
    /// </summary>
    private static IReadOnlySet<string> OwnIntents(IncidentState state) => (state.Revert is { } revert
            ? state.Executions.Where(execution => execution.Status == ActionStatus.Applied && execution.Intent.PlanHash == revert.PlanHash)
            : StageProgress.Passed(state))
        .Select(execution => execution.Intent.IntentId).ToHashSet(StringComparer.Ordinal);

    private async ValueTask<int?> CountMostAsync(IReadOnlyList<StreamId> streams, IReadOnlySet<string> own, CancellationToken cancellationToken)
    {
        int? most = 0;
        foreach (var stream in streams)
        {
            var count = await CountAsync(stream, own, cancellationToken);
            most = count is { } known && most is { } other ? Math.Max(known, other) : null;
        }

        return most;
    }

    private async ValueTask<int?> CountAsync(StreamId stream, IReadOnlySet<string> own, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - TimeSpan.FromHours(1);
        var count = 0;
        try
        {
            await foreach (var record in journal.ReadStreamAsync(stream, cancellationToken: cancellationToken))
            {
                if (record.At <= since)
                {
                    continue;
                }

                if (JournalJson.Read(record) is not LimitReserved reserved)
                {
                    // Written by a version that knows more than this one: it may count for much.
                    return null;
                }

                count += reserved is { Continues: null } && !own.Contains(reserved.IntentId) ? 1 : 0;
            }
        }
        catch (AutohealException)
        {
            return null;
        }

        return count;
    }

    private static bool IsBound(IncidentState state, string @namespace) => state.Alerts.Values.Any(alert =>
        alert.BoundNamespaces.Contains("*", StringComparer.Ordinal) || alert.BoundNamespaces.Contains(@namespace, StringComparer.Ordinal));
}
