using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Alerts;

/// <summary>Prometheus' part: evaluates the rules at their interval and tells which alerts began to fire and which ended.</summary>
internal sealed class RuleEngine(ObjectStore store, ApplicationModel applications, AlertmanagerOptions options)
{
    private readonly KubernetesRules _rules = new(store, applications, options);
    private readonly SortedDictionary<string, Alert> _active = new(StringComparer.Ordinal);
    private IReadOnlyList<AlertSubject> _selected = [];
    private (long Objects, long Programs) _selectedAt;

    /// <summary>One evaluation; the alerts that fired or ended in it.</summary>
    public List<Alert> Evaluate(DateTimeOffset now)
    {
        // Nothing was written and no program behaves differently, so the rules would select the same again.
        var version = (store.CurrentVersion, applications.Version);
        if (_selectedAt != version)
            (_selected, _selectedAt) = (_rules.Evaluate(now), version);
        foreach (var subject in _selected)
            See(subject, now);
        return Judge(now);
    }

    /// <summary>Makes an alert fire although nothing is wrong, as one does whose source stopped reporting; it ends as if just last seen.</summary>
    public Alert FireStale(StoredObject pod, string container, DateTimeOffset now)
    {
        var alert = new Alert(_rules.CrashLooping(pod, container), now - options.For - options.CrashLoopLookback) { FiredAt = now, LastSeen = now };
        _active[alert.Fingerprint] = alert;
        return alert;
    }

    private void See(AlertSubject subject, DateTimeOffset now)
    {
        var fingerprint = subject.Fingerprint;
        if (_active.TryGetValue(fingerprint, out var alert))
            alert.LastSeen = now;
        else
            _active.Add(fingerprint, new Alert(subject, now));
    }

    private List<Alert> Judge(DateTimeOffset now)
    {
        var turned = new List<Alert>();
        foreach (var (fingerprint, alert) in _active.ToArray())
        {
            if (alert.LastSeen + alert.Subject.Lookback < now)
            {
                _active.Remove(fingerprint);
                if (alert.FiredAt is null)
                    continue;
                alert.EndedAt = now;
                turned.Add(alert);
            }
            else if (alert.FiredAt is null && now - alert.Since >= options.For)
            {
                alert.FiredAt = now;
                turned.Add(alert);
            }
        }

        return turned;
    }
}
