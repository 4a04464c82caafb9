using Autoheal.Simulation.Api.Resources;

namespace Autoheal.Simulation.Kubelet;

/// <summary>The logs of every container that still has a pod: its current run's and the one before.</summary>
internal sealed class LogStore(TimeProvider clock) : IContainerLogs
{
    private readonly Dictionary<(string Namespace, string Pod, string Container), (ContainerLog? Previous, ContainerLog Current)> _logs = [];

    /// <summary>The lines of a container's current (or last ended) run, or of the run before it; null when there was no such run.</summary>
    public IReadOnlyList<LogLine>? Read(string ns, string pod, string container, bool previous, int most = int.MaxValue)
    {
        if (!_logs.TryGetValue((ns, pod, container), out var logs))
            return null;
        var log = previous ? logs.Previous : logs.Current;
        return log is null ? null : [.. log.ReadUntil(clock.GetUtcNow(), most)];
    }

    public void Open(string ns, string pod, string container, ContainerLog log)
    {
        var key = (ns, pod, container);
        _logs[key] = (_logs.TryGetValue(key, out var logs) ? logs.Current : null, log);
    }

    public void Forget(string ns, string pod, string container) => _logs.Remove((ns, pod, container));
}
