using Autoheal.Context;
using Autoheal.Diagnostics;
using Autoheal.Incidents;
using Microsoft.Extensions.Logging;

namespace Autoheal.Perception;

/// <summary>Parses signals and hands their alerts to the registry; returns once they are durable.</summary>
internal sealed class AlertIntake(
    IEnumerable<ISignalSource> sources, IncidentRegistry registry, IClusterIdentity cluster, IIncidentWaker waker, ILogger<AlertIntake> logger)
    : IAlertIntake
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

        var clusterId = await cluster.GetClusterIdAsync(cancellationToken);
        var incidents = new List<string>();
        foreach (var alert in parsed.Alerts)
        {
            if (await registry.AssignAsync(alert, signal, clusterId, cancellationToken) is { } incidentId && !incidents.Contains(incidentId))
            {
                // At once: when a later alert of the signal is refused, this incident still goes on.
                incidents.Add(incidentId);
                waker.Wake(incidentId);
            }
        }

        return new IntakeResult { Accepted = parsed.Alerts.Count, IncidentIds = incidents };
    }

    private IntakeResult Refuse(Signal signal, string error)
    {
        Log.SignalRefused(logger, signal.Source, error);
        AutohealTelemetry.CountAlert("refused");
        return new IntakeResult { Error = error };
    }
}
