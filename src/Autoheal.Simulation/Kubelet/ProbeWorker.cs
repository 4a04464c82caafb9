using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>
/// One probe of one container run. What the application will answer is known from its run, so a probe that has settled on success is not
/// asked again until the run changes: ticks cost something only while they could change something or would be reported.
/// </summary>
internal sealed class ProbeWorker
{
    private readonly JsonObject _probe;
    private readonly TimeSpan _period;
    private readonly DateTimeOffset _first;
    private long _inARow;
    private bool? _lastSucceeded;

    public ProbeWorker(ProbeKind kind, JsonObject probe, DateTimeOffset started)
    {
        Kind = kind;
        _probe = probe;
        _period = TimeSpan.FromSeconds(Math.Max(1, probe.Number("periodSeconds") ?? 10));
        Passed = kind == ProbeKind.Liveness;
        _first = started + TimeSpan.FromSeconds(probe.Number("initialDelaySeconds") ?? 0);
        Due = _first;
    }

    public ProbeKind Kind { get; }

    /// <summary>Liveness is taken for granted until disproved; startup and readiness have to be shown.</summary>
    public bool Passed { get; private set; }

    /// <summary>The threshold of failures was reached: a liveness or startup probe has the container killed.</summary>
    public bool Failed { get; private set; }

    /// <summary>When to ask next; null once the answer cannot change any more.</summary>
    public DateTimeOffset? Due { get; private set; }

    /// <summary>The run has changed, so a settled probe goes on at its pace. A startup probe that has passed never does.</summary>
    public void Resume(DateTimeOffset now)
    {
        if (Due is not null || Kind == ProbeKind.Startup)
            return;
        Due = now <= _first ? _first : _first + (Math.Ceiling((now - _first) / _period) * _period);
    }

    /// <summary>Asks once.</summary>
    public ProbeResult Tick(DateTimeOffset now, ProbeTarget target)
    {
        var result = ProbeQuestion.Ask(_probe, target, now);
        Due = now + _period;
        if (result.Succeeded is not { } succeeded)
            return result;
        _inARow = succeeded == _lastSucceeded ? _inARow + 1 : 1;
        _lastSucceeded = succeeded;
        if (succeeded && _inARow >= (Kind == ProbeKind.Readiness ? _probe.Number("successThreshold") ?? 1 : 1))
            (Passed, Failed) = (true, false);
        if (!succeeded && _inARow >= (_probe.Number("failureThreshold") ?? 3))
            (Passed, Failed) = (false, true);
        var settled = succeeded && Passed && (Kind == ProbeKind.Startup || target.Run.IsSteadyAt(now - target.Started));
        if (settled || (Failed && Kind != ProbeKind.Readiness))
            Due = null;
        return result;
    }
}
