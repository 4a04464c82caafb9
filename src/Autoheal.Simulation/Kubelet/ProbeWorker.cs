using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>
/// One probe of one container run. What the application will answer is known from its run, so a probe that has settled on success is not
/// asked again: ticks cost something only while they could change something or would be reported.
/// </summary>
internal sealed class ProbeWorker
{
    private readonly JsonObject _probe;
    private readonly JsonObject _container;
    private readonly TimeSpan _period;
    private long _inARow;
    private bool _lastSucceeded;

    public ProbeWorker(ProbeKind kind, JsonObject container, JsonObject probe, DateTimeOffset started)
    {
        Kind = kind;
        _container = container;
        _probe = probe;
        _period = TimeSpan.FromSeconds(Math.Max(1, probe.Number("periodSeconds") ?? 10));
        Passed = kind == ProbeKind.Liveness;
        Due = started + TimeSpan.FromSeconds(probe.Number("initialDelaySeconds") ?? 0);
    }

    public ProbeKind Kind { get; }

    /// <summary>Liveness is taken for granted until disproved; startup and readiness have to be shown.</summary>
    public bool Passed { get; private set; }

    /// <summary>The threshold of failures was reached: a liveness or startup probe has the container killed.</summary>
    public bool Failed { get; private set; }

    /// <summary>When to ask next; null once the answer cannot change any more.</summary>
    public DateTimeOffset? Due { get; private set; }

    /// <summary>Asks once; the text of the failure, or null on success.</summary>
    public string? Tick(DateTimeOffset now, DateTimeOffset started, ContainerRun run, string podIP)
    {
        var failure = Ask(now, started, run, podIP);
        var succeeded = failure is null;
        _inARow = succeeded == _lastSucceeded ? _inARow + 1 : 1;
        _lastSucceeded = succeeded;
        if (succeeded && _inARow >= (Kind == ProbeKind.Readiness ? _probe.Number("successThreshold") ?? 1 : 1))
            Passed = true;
        if (!succeeded && _inARow >= (_probe.Number("failureThreshold") ?? 3))
            (Passed, Failed) = (false, true);
        Due = (succeeded && Passed) || (Failed && Kind != ProbeKind.Readiness) ? null : now + _period;
        return failure;
    }

    private string? Ask(DateTimeOffset now, DateTimeOffset started, ContainerRun run, string podIP)
    {
        var listens = now >= started + run.ListensAfter;
        if (_probe.Object("exec") is not null)
            return listens ? null : "";
        var http = _probe.Object("httpGet");
        var target = http ?? _probe.Object("tcpSocket") ?? _probe.Object("grpc");
        var port = PortOf(target);
        if (listens && run.Ports.Contains(port))
            return null;
        var refusal = string.Create(CultureInfo.InvariantCulture, $"dial tcp {podIP}:{port}: connect: connection refused");
        if (http is not null)
        {
            var scheme = (http.Text("scheme") ?? "HTTP").ToLowerInvariant();
            return string.Create(CultureInfo.InvariantCulture, $"Get \"{scheme}://{podIP}:{port}{http.Text("path") ?? "/"}\": {refusal}");
        }

        return _probe.Object("grpc") is null
            ? refusal
            : string.Create(CultureInfo.InvariantCulture,
                $"timeout: failed to connect service \"{podIP}:{port}\" within {_probe.Number("timeoutSeconds") ?? 1}s: context deadline exceeded");
    }

    private int PortOf(JsonObject? target)
    {
        if (target.Text("port") is not { } named)
            return (int)(target.Number("port") ?? 0);
        foreach (var port in _container.Array("ports") ?? [])
        {
            if (port.Text("name") == named)
                return (int)(port.Number("containerPort") ?? 0);
        }

        return int.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
