using System.Text.Json;
using Autoheal.Diagnostics;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Perception;
using Autoheal.Policy;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Autoheal.Incidents;

/// <summary>
/// Knows which incidents are open and what belongs to them; a projection that is rebuilt at start. Assigning is serialised, so that
/// two alerts of one cause never open two incidents. Thread-safe.
/// </summary>
internal sealed partial class IncidentRegistry(
    IncidentJournal incidents,
    IJournalReader journal,
    IBlobStore blobs,
    IOptions<AutohealOptions> options,
    PolicyBook policy,
    TimeProvider clock,
    ILogger<IncidentRegistry> logger)
{
    private const int MaxCountBetweenCheckpoints = 100;

    /// <summary>Alerts of one namespace that come this close together are taken for signs of one trouble.</summary>
    private static readonly TimeSpan JoinWindow = TimeSpan.FromMinutes(5);

    /// <summary>An alert that an incident has dealt with opens no second one while its sender goes on repeating it.</summary>
    private static readonly TimeSpan SettledWindow = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _assigning = new(1, 1);
    private readonly Dictionary<string, string> _openByGroup = new(StringComparer.Ordinal);
    private readonly Dictionary<(string ClusterId, string Fingerprint, DateTimeOffset StartsAt), DateTimeOffset> _settled = [];
    private readonly Dictionary<(string Incident, string Fingerprint), long> _counts = [];
    private int _lastNumber;

    public IReadOnlyList<string> OpenIncidents => [.. _openByGroup.Values.Distinct().Order(StringComparer.Ordinal)];

    public async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        await _assigning.WaitAsync(CancellationToken.None);
        try
        {
            await LoadAllAsync(cancellationToken);
        }
        finally
        {
            _assigning.Release();
        }
    }

    /// <summary>Lets go of a closed incident, so that it no longer counts as open.</summary>
    public async ValueTask ForgetAsync(IncidentState closed, CancellationToken cancellationToken)
    {
        await _assigning.WaitAsync(CancellationToken.None);
        try
        {
            Forget(closed);
        }
        finally
        {
            _assigning.Release();
        }
    }

    private async ValueTask LoadAllAsync(CancellationToken cancellationToken)
    {
        foreach (var stream in await journal.ListStreamsAsync(StreamId.IncidentPrefix, cancellationToken))
        {
            var state = await incidents.LoadAsync(stream.Value[StreamId.IncidentPrefix.Length..], cancellationToken);
            _lastNumber = Math.Max(_lastNumber, NumberOf(state.Id));
            if (state.IsClosed)
            {
                Settle(state);
            }
            else if (state.Version > 0)
            {
                _openByGroup[state.GroupKey] = state.Id;
            }
        }
    }

    /// <summary>
    /// Attaches an alert to the open incident that it belongs to or opens one; durable when this returns. Null when there is nothing to
    /// do, as for the end of an alert that belongs to no open incident.
    /// </summary>
    /// <exception cref="AutohealException">Too many incidents are open; transient.</exception>
    public async ValueTask<string?> AssignAsync(Alert alert, Signal signal, ClusterPlace place, CancellationToken cancellationToken)
    {
        await _assigning.WaitAsync(CancellationToken.None);
        try
        {
            var subject = Subject(alert, place.Id);
            var group = $"{place.Id}/{subject.Namespace}/{subject.Name}";
            while (true)
            {
                var state = await FindOpenAsync(group, cancellationToken) ?? await FindNearAsync(subject, cancellationToken);
                if (state is null && IsSettled(place.Id, alert))
                {
                    AutohealTelemetry.CountAlert("settled");
                    return null;
                }

                var events = await EventsAsync(state, alert, signal, subject, group, place, cancellationToken);
                if (events.Count == 0)
                {
                    return state?.Id;
                }

                var origin = new AppendOrigin($"source:{signal.Source}", null);
                if (await incidents.AppendAsync(state ?? IncidentState.Empty, events, origin, [], cancellationToken) is { } appended)
                {
                    _openByGroup[group] = appended.Id;
                    return appended.Id;
                }
            }
        }
        finally
        {
            _assigning.Release();
        }
    }

    private async ValueTask<IncidentState?> FindOpenAsync(string group, CancellationToken cancellationToken)
    {
        if (!_openByGroup.TryGetValue(group, out var incidentId))
        {
            return null;
        }

        var state = await incidents.LoadAsync(incidentId, cancellationToken);
        if (!state.IsClosed)
        {
            return state;
        }

        Forget(state);
        return null;
    }

    private void Forget(IncidentState closed)
    {
        Settle(closed);
        foreach (var group in _openByGroup.Where(entry => entry.Value == closed.Id).Select(entry => entry.Key).ToArray())
        {
            _openByGroup.Remove(group);
        }
    }

    private async ValueTask<IncidentState?> FindNearAsync(ResourceRef subject, CancellationToken cancellationToken)
    {
        var prefix = $"{subject.ClusterId}/{subject.Namespace}/";
        foreach (var group in _openByGroup.Keys.Where(key => subject.Namespace.Length > 0 && key.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).ToArray())
        {
            if (await FindOpenAsync(group, cancellationToken) is { } state && clock.GetUtcNow() - state.OpenedAt <= JoinWindow
                && state.Version < options.Value.MaxOutsideEvents)
            {
                // One that takes no more alerts would swallow those of its neighbours.
                return state;
            }
        }

        return null;
    }

    private void Settle(IncidentState state)
    {
        foreach (var alert in state.Alerts.Values)
        {
            _settled[(state.ClusterId, alert.Fingerprint, alert.StartsAt)] = state.LastRecordAt;
        }

        foreach (var key in _counts.Keys.Where(key => key.Incident == state.Id).ToArray())
        {
            _counts.Remove(key);
        }
    }

    private bool IsSettled(string clusterId, Alert alert)
    {
        foreach (var old in _settled.Where(entry => clock.GetUtcNow() - entry.Value > SettledWindow).Select(entry => entry.Key).ToArray())
        {
            _settled.Remove(old);
        }

        return _settled.ContainsKey((clusterId, alert.Fingerprint, alert.StartsAt));
    }

    private async ValueTask<IReadOnlyList<JournalEvent>> EventsAsync(
        IncidentState? state,
        Alert alert,
        Signal signal,
        ResourceRef subject,
        string group,
        ClusterPlace place,
        CancellationToken cancellationToken)
    {
        if (state is null)
        {
            return alert.Resolved ? [] : [Open(subject, group, place), await AttachAsync(alert, signal, place.Id, cancellationToken)];
        }

        if (state.Version >= options.Value.MaxOutsideEvents)
        {
            AutohealTelemetry.CountAlert("over-limit");
            return [];
        }

        if (!state.Alerts.TryGetValue(alert.Fingerprint, out var known))
        {
            return alert.Resolved ? [] : [await AttachAsync(alert, signal, place.Id, cancellationToken)];
        }

        if (alert.Resolved && !known.BoundNamespaces.SequenceEqual(signal.BoundNamespaces, StringComparer.Ordinal))
        {
            // Whoever may not speak for what the alert's sender speaks for does not call it off either.
            AutohealTelemetry.CountAlert("foreign-resolve");
            return [];
        }

        return known.Resolved != alert.Resolved
            ? [new AlertChanged { Fingerprint = alert.Fingerprint, Resolved = alert.Resolved }]
            : Count(state.Id, alert.Fingerprint);
    }

    private IncidentOpened Open(ResourceRef subject, string group, ClusterPlace place)
    {
        var open = OpenIncidents.Count;
        if (open >= options.Value.MaxOpenIncidents)
        {
            throw new AutohealException(ErrorCodes.Input, $"{open} incidents are open, as many as this host takes.", isTransient: true);
        }

        var incidentId = $"INC-{++_lastNumber}";
        Log.IncidentOpened(logger, incidentId, subject.ToString());
        AutohealTelemetry.CountAlert("opened");
        return new IncidentOpened
        {
            IncidentId = incidentId,
            ClusterId = place.Id,
            Cluster = place.Name.Length == 0 ? null : place.Name,
            GroupKey = group,
            Subject = subject,
            Environment = policy.Of(place.Name).EnvironmentOf(subject.Namespace),
        };
    }

    private async ValueTask<AlertAttached> AttachAsync(Alert alert, Signal signal, string clusterId, CancellationToken cancellationToken)
    {
        AutohealTelemetry.CountAlert("attached");
        var body = JsonSerializer.SerializeToUtf8Bytes(new { alert.Labels, alert.Annotations });
        return new AlertAttached
        {
            Fingerprint = alert.Fingerprint,
            Source = alert.Source,
            Name = AlertNames.Plain(alert.Name),
            Severity = alert.Severity,
            StartsAt = alert.StartsAt,
            Measured = alert.Measured,
            Resources = [.. alert.Resources.Select(resource => resource with { ClusterId = clusterId })],
            BoundNamespaces = signal.BoundNamespaces,
            Body = await blobs.PutAsync(body, cancellationToken),
        };
    }

    /// <summary>Repeats are counted in memory and made durable at 1, 10, 100, then at every hundredth.</summary>
    private IReadOnlyList<JournalEvent> Count(string incidentId, string fingerprint)
    {
        var count = _counts[(incidentId, fingerprint)] = _counts.GetValueOrDefault((incidentId, fingerprint), 1) + 1;
        AutohealTelemetry.CountAlert("repeated");
        return count is 10 || count % MaxCountBetweenCheckpoints == 0
            ? [new AlertCounted { Fingerprint = fingerprint, Count = count }]
            : [];
    }

    private static ResourceRef Subject(Alert alert, string clusterId)
    {
        var first = alert.Resources.Count > 0
            ? alert.Resources[0]
            : new ResourceRef { Kind = "Alert", Name = AlertNames.Plain(alert.Name) };
        return first with { ClusterId = clusterId, Name = AlertResources.Root(first), Kind = first.Kind == "Pod" ? "Workload" : first.Kind, Group = "" };
    }

    private static int NumberOf(string incidentId) => int.TryParse(incidentId.AsSpan(incidentId.LastIndexOf('-') + 1), out var number) ? number : 0;
}
