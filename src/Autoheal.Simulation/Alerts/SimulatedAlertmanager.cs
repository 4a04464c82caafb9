using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Alerts;

/// <summary>
/// Watches a world like Prometheus with its Alertmanager: evaluates workload rules, groups what fires by namespace, and sends version 4
/// webhook bodies, with resolved alerts, repeats, and retries until the receiver accepts.
/// </summary>
/// <remarks>It lives in the world's steps: not thread-safe, and silent until <see cref="Start"/>.</remarks>
public sealed class SimulatedAlertmanager
{
    private static readonly TimeSpan s_firstRetry = TimeSpan.FromSeconds(5);
    private readonly Agenda _agenda;
    private readonly ObjectStore _store;
    private readonly AlertmanagerOptions _options;
    private readonly Func<ReadOnlyMemory<byte>, CancellationToken, Task> _sink;
    private readonly RuleEngine _rules;
    private readonly SortedDictionary<string, AlertGroup> _groups = new(StringComparer.Ordinal);
    private AgendaEntry? _next;

    /// <summary>Creates it; nothing is evaluated before <see cref="Start"/>.</summary>
    /// <param name="world">The world it watches.</param>
    /// <param name="options">Times and names.</param>
    /// <param name="sink">Receives each body; a task that fails or takes too long means that it is sent again.</param>
    public SimulatedAlertmanager(SimulatedWorld world, AlertmanagerOptions options, Func<ReadOnlyMemory<byte>, CancellationToken, Task> sink)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(sink);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.EvaluationInterval, TimeSpan.Zero, nameof(options));
        _agenda = world.Plane.Agenda;
        _store = world.Store;
        _options = options;
        _sink = sink;
        _rules = new RuleEngine(world.Store, world.Plane.Applications, options);
    }

    /// <summary>Notifications that the receiver has accepted.</summary>
    public int Accepted { get; private set; }

    /// <summary>Begins to evaluate, the first time after one interval. Harmless when started.</summary>
    public void Start()
    {
        if (_next is null or { Cancelled: true })
            _next = _agenda.In(_options.EvaluationInterval, Evaluate);
    }

    /// <summary>Stops evaluating and sending.</summary>
    public void Stop() => _next?.Cancel();

    /// <summary>Fires a crash-loop alert about an application although its pods are well; it ends after the look-back time.</summary>
    /// <param name="target">The application, as <c>namespace/name</c>.</param>
    /// <exception cref="ArgumentException">It has no pod.</exception>
    public void FireStale(string target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var parts = target.Split('/');
        var pod = _store.List(Kinds.Pod, parts[0]).FirstOrDefault(pod => parts.Length == 2 && pod.Labels.Text("app") == parts[1])
            ?? throw new ArgumentException($"'{target}' has no pod.", nameof(target));
        Take(_rules.FireStale(pod, pod.Spec.Array("containers")![0].Text("name")!, _agenda.Now));
    }

    private void Evaluate()
    {
        _next = _agenda.In(_options.EvaluationInterval, Evaluate);
        foreach (var alert in _rules.Evaluate(_agenda.Now))
            Take(alert);
        foreach (var group in _groups.Values.ToArray())
        {
            if (IsDue(group))
                Send(group);
        }
    }

    private void Take(Alert alert)
    {
        var ns = alert.Subject.Labels["namespace"];
        if (!_groups.TryGetValue(ns, out var group))
        {
            _groups.Add(ns, group = new AlertGroup(ns) { NotBefore = _agenda.Now + _options.GroupWait });
            _agenda.At(group.NotBefore, () => SendIfDue(group));
        }

        group.Alerts[alert.Fingerprint] = alert;
        group.Changed = true;
    }

    private void SendIfDue(AlertGroup group)
    {
        if (_next is { Cancelled: false } && IsDue(group))
            Send(group);
    }

    private bool IsDue(AlertGroup group)
    {
        if (group.Sending || group.Alerts.Count == 0 || _agenda.Now < group.NotBefore)
            return false;
        return group.Changed || group.Failures > 0 || group.LastSent + _options.RepeatInterval <= _agenda.Now;
    }

    private void Send(AlertGroup group)
    {
        group.Sending = true;
        group.Changed = false;
        Alert[] alerts = [.. group.Alerts.Values];
        _ = SendAsync(group, alerts, WebhookBody.Write(group, alerts, _options.Receiver));
    }

    private async Task SendAsync(AlertGroup group, Alert[] alerts, byte[] body)
    {
        using var timeout = new CancellationTokenSource();
        var limit = _agenda.In(_options.SendTimeout, timeout.Cancel);
        try
        {
            await _sink(body, timeout.Token).WaitAsync(timeout.Token);
            Accept(group, alerts);
        }
        catch (Exception)
        {
            // Whatever the receiver's trouble is, Alertmanager's answer is to try again.
            Retry(group);
        }
        finally
        {
            limit.Cancel();
            group.Sending = false;
        }
    }

    private void Accept(AlertGroup group, Alert[] alerts)
    {
        Accepted++;
        group.Failures = 0;
        group.LastSent = _agenda.Now;
        group.NotBefore = _agenda.Now + _options.GroupInterval;
        foreach (var alert in alerts)
        {
            if (alert.EndedAt is not null && group.Alerts.TryGetValue(alert.Fingerprint, out var present) && present == alert)
                group.Alerts.Remove(alert.Fingerprint);
        }

        if (group.Alerts.Count == 0)
            _groups.Remove(group.Namespace);
    }

    private void Retry(AlertGroup group)
    {
        var wait = s_firstRetry * Math.Pow(2, Math.Min(group.Failures++, 4));
        group.NotBefore = _agenda.Now + wait;
        _agenda.At(group.NotBefore, () => SendIfDue(group));
    }
}
