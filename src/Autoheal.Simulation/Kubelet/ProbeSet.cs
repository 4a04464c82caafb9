using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>The probes of one container run; readiness and liveness wait for the startup probe.</summary>
internal sealed class ProbeSet
{
    private readonly JsonObject _container;
    private readonly List<ProbeWorker> _active = [];
    private readonly ProbeWorker? _startup;

    public ProbeSet(JsonObject container, DateTimeOffset started)
    {
        _container = container;
        _startup = Add(ProbeKind.Startup, "startupProbe", started);
        if (_startup is null)
            AddOthers(started);
    }

    /// <summary>Whether the container counts as started.</summary>
    public bool Started => _startup is null or { Passed: true };

    /// <summary>Whether the container may get traffic.</summary>
    public bool Ready => Started && _active.TrueForAll(probe => probe.Kind != ProbeKind.Readiness || probe.Passed);

    public DateTimeOffset? Due
    {
        get
        {
            DateTimeOffset? due = null;
            foreach (var probe in _active)
            {
                if (probe.Due is { } next && (due is null || next < due))
                    due = next;
            }

            return due;
        }
    }

    /// <summary>The container will answer differently from now on.</summary>
    public void Resume(DateTimeOffset now)
    {
        foreach (var probe in _active)
            probe.Resume(now);
    }

    /// <summary>Runs the probes that are due and reports each one that did not succeed; the one that demands a restart, or null.</summary>
    public ProbeKind? Tick(DateTimeOffset now, ProbeTarget target, Action<ProbeKind, ProbeResult> report)
    {
        foreach (var probe in _active.ToArray())
        {
            if (probe.Due is not { } due || due > now)
                continue;
            var result = probe.Tick(now, target);
            if (result.Succeeded != true)
                report(probe.Kind, result);
            if (probe is { Failed: true, Kind: not ProbeKind.Readiness })
                return probe.Kind;
            if (probe is { Kind: ProbeKind.Startup, Passed: true, Due: null })
                AddOthers(now);
        }

        return null;
    }

    private void AddOthers(DateTimeOffset from)
    {
        Add(ProbeKind.Readiness, "readinessProbe", from);
        Add(ProbeKind.Liveness, "livenessProbe", from);
    }

    private ProbeWorker? Add(ProbeKind kind, string field, DateTimeOffset from)
    {
        if (_container.Object(field) is not { } probe)
            return null;
        var worker = new ProbeWorker(kind, probe, from);
        _active.Add(worker);
        return worker;
    }
}
