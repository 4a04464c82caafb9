using Autoheal.Context;
using Autoheal.Diagnostics;
using Autoheal.Incidents;
using Autoheal.Journal;
using Microsoft.Extensions.Logging;

namespace Autoheal.Perception;

/// <summary>Parses signals and hands their alerts to the registry; returns once they are durable.</summary>
internal sealed class AlertIntake(
    IEnumerable<ISignalSource> sources,
    AlertRouter router,
    IClusterDirectory clusters,
    IncidentRegistry registry,
    IIncidentWaker waker,
    ILogger<AlertIntake> logger) : IAlertIntake
{
    private readonly Dictionary<string, ISignalSource> _sources = sources.ToDictionary(source => source.Name, StringComparer.Ordinal);

    public async ValueTask<IntakeResult> SubmitAsync(Signal signal, CancellationToken cancellationToken = default)
    {
        if (!_sources.TryGetValue(signal.Source, out var source))
        {
            return Refuse(signal, $"no source is called '{signal.Source}'; known: {string.Join(", ", _sources.Keys.Order())}");
        }

        var parsed = source.Parse(signal);
        if (parsed.Error is { } error)
        {
            return Refuse(signal, error);
        }

        var byCluster = new SortedDictionary<string, List<Alert>>(StringComparer.Ordinal);
        string? unplaced = null;
        foreach (var alert in parsed.Alerts)
        {
            if (router.Place(alert, signal, out var reason) is not { } cluster)
            {
                Log.AlertUnplaced(logger, signal.Source, reason);
                AutohealTelemetry.CountAlert("unplaced");
                unplaced ??= reason;
                continue;
            }

            (byCluster.TryGetValue(cluster, out var others) ? others : byCluster[cluster] = []).Add(alert);
        }

        return byCluster.Count == 0 && unplaced is not null
            ? Refuse(signal, $"it cannot be told which cluster the alert is about: {unplaced}")
            : await AssignAsync(signal, byCluster, parsed.Alerts.Count, cancellationToken);
    }

    /// <summary>The alerts of a cluster that cannot be reached have to be sent again; those of the others are taken all the same.</summary>
    private async ValueTask<IntakeResult> AssignAsync(
        Signal signal, SortedDictionary<string, List<Alert>> byCluster, int sent, CancellationToken cancellationToken)
    {
        var incidents = new List<string>();
        AutohealException? unreachable = null;
        foreach (var (cluster, alerts) in byCluster)
        {
            try
            {
                var place = new ClusterPlace(cluster, await clusters.GetIdAsync(cluster, cancellationToken));
                await AssignAsync(signal, place, alerts, incidents, cancellationToken);
            }
            catch (AutohealException e) when (e is not JournalException && byCluster.Count > 1)
            {
                unreachable ??= e;
            }
        }

        return unreachable is null
            ? new IntakeResult { Accepted = byCluster.Values.Sum(alerts => alerts.Count), Unplaced = sent - byCluster.Values.Sum(alerts => alerts.Count), IncidentIds = incidents }
            : throw unreachable;
    }

    private async ValueTask AssignAsync(
        Signal signal, ClusterPlace place, IEnumerable<Alert> alerts, List<string> incidents, CancellationToken cancellationToken)
    {
        foreach (var alert in alerts)
        {
            if (await registry.AssignAsync(alert, signal, place, cancellationToken) is { } incidentId && !incidents.Contains(incidentId))
            {
                // At once: when a later alert of the signal is refused, this incident still goes on.
                incidents.Add(incidentId);
                waker.Wake(incidentId);
            }
        }
    }

    private IntakeResult Refuse(Signal signal, string error)
    {
        Log.SignalRefused(logger, signal.Source, error);
        AutohealTelemetry.CountAlert("refused");
        return new IntakeResult { Error = error };
    }
}
