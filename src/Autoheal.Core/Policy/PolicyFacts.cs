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

    public static StreamId WorkloadStream(PlannedAction action) =>
        StreamId.Limits(action.Target.ClusterId, $"{action.Target.Kind}/{action.Target.Path}");

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
            IncidentOpenedAt = state.OpenedAt,
            Action = action,
            Cause = plan.Cause,
            Confidence = hypothesis?.Confidence,
            Status = hypothesis?.Status,
            Environment = options.Value.EnvironmentOf(action.Target.Namespace),
            Control = control.Mode,
            ActionsOnWorkloadLastHour = await CountAsync(WorkloadStream(action), cancellationToken),
            UnattendedActionsLastHour = await CountAsync(UnattendedStream(action.Target.ClusterId), cancellationToken),
            TargetUnhealthy = targetUnhealthy,
            NamespaceBound = IsBound(state, action.Target.Namespace),
            LastChangeByPerson = lastChangeByPerson,
        };
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
