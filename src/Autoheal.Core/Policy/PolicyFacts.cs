using Autoheal.Diagnostics;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Planning;
using Microsoft.Extensions.Options;

namespace Autoheal.Policy;

/// <summary>Gathers what a decision rests on, before it is made. What cannot be had stays null, and policies refuse on it.</summary>
internal sealed class PolicyFacts(IJournalReader journal, KillSwitch killSwitch, IOptions<PolicyOptions> options, TimeProvider clock)
{
    public static StreamId UnattendedStream(string clusterId) => StreamId.Limits(clusterId, "unattended");

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
        var hypothesis = state.Diagnosis?.Hypotheses.FirstOrDefault(
            candidate => candidate.Cause == plan.Cause && candidate.Object.SamePlaceAs(plan.CauseObject));
        var control = await killSwitch.ReadAsync(cancellationToken);
        return new PolicyInput
        {
            Now = clock.GetUtcNow(),
            IncidentOpenedAt = state.BeganAt,
            Action = action,
            Cause = plan.Cause,
            Confidence = hypothesis?.Confidence,
            Status = hypothesis?.Status,
            Environment = options.Value.EnvironmentOf(action.Target.Namespace),
            Control = control.Mode,
            ActionsOnWorkloadLastHour = await CountMostAsync(WorkloadStreams(plan, step), cancellationToken),
            UnattendedActionsLastHour = await CountAsync(UnattendedStream(action.Target.ClusterId), cancellationToken),
            TargetUnhealthy = targetUnhealthy,
            NamespaceBound = IsBound(state, action.Target.Namespace),
            LastChangeByPerson = lastChangeByPerson,
        };
    }

    private async ValueTask<int?> CountMostAsync(IReadOnlyList<StreamId> streams, CancellationToken cancellationToken)
    {
        int? most = 0;
        foreach (var stream in streams)
        {
            var count = await CountAsync(stream, cancellationToken);
            most = count is { } known && most is { } other ? Math.Max(known, other) : null;
        }

        return most;
    }

    private async ValueTask<int?> CountAsync(StreamId stream, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - TimeSpan.FromHours(1);
        var count = 0;
        try
        {
            await foreach (var record in journal.ReadStreamAsync(stream, cancellationToken: cancellationToken))
            {
                count += record.At > since && JournalJson.Read(record) is LimitReserved ? 1 : 0;
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
