using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Applications.Calls;

/// <summary>All programs that run, found by their pod, by their application, and by whom they call.</summary>
internal sealed class RunningPrograms
{
    private readonly List<RunningApplication> _calling = [];
    private readonly Dictionary<string, List<RunningProgram>> _byPod = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<RunningProgram>> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<RunningApplication>> _callers = new(StringComparer.Ordinal);

    /// <summary>Whether any program calls another.</summary>
    public bool AnyCalls => _calling.Count > 0;

    /// <summary>The services among them, in no order that matters.</summary>
    public IEnumerable<RunningApplication> Applications => _byKey.Values.SelectMany(static programs => programs).OfType<RunningApplication>();

    public void Add(RunningProgram program)
    {
        Put(_byPod, program.Start.Pod.Uid, program);
        Put(_byKey, program.Key, program);
        if (program is not RunningApplication { Image.Dependencies.Count: > 0 } caller)
            return;
        _calling.Add(caller);
        foreach (var key in CalledBy(caller))
            Put(_callers, key, caller);
    }

    public void Remove(RunningProgram program)
    {
        Take(_byPod, program.Start.Pod.Uid, program);
        Take(_byKey, program.Key, program);
        if (program is not RunningApplication caller || !_calling.Remove(caller))
            return;
        foreach (var key in CalledBy(caller))
            Take(_callers, key, caller);
    }

    /// <summary>The program at the end of a connection; null when nothing is known about it.</summary>
    public RunningProgram? At(Connection connection) =>
        connection.Pod is { } pod && _byPod.TryGetValue(pod.Uid, out var programs) ? programs[0] : null;

    /// <summary>The programs of a pod.</summary>
    public IReadOnlyList<RunningProgram> In(StoredObject pod) => _byPod.TryGetValue(pod.Uid, out var programs) ? programs : [];

    public IReadOnlyList<RunningApplication> CallersOf(string key) => _callers.TryGetValue(key, out var callers) ? [.. callers] : [];

    public int CountOf(string key) => _byKey.TryGetValue(key, out var programs) ? programs.Count : 0;

    public IEnumerable<RunningBackend> BackendsBehind(RunningApplication caller, Dependency dependency) =>
        KeyOf(caller, dependency) is { } key && _byKey.TryGetValue(key, out var programs) ? programs.OfType<RunningBackend>().ToArray() : [];

    /// <summary>What a program calls, each as <c>namespace/name</c>.</summary>
    public static IEnumerable<string> CalledBy(RunningApplication caller) =>
        caller.Image.Dependencies.Select(dependency => KeyOf(caller, dependency)).OfType<string>().Distinct();

    /// <summary>The connections that all callers hold to something.</summary>
    public int ConnectionsTo(string key)
    {
        var sum = 0;
        foreach (var caller in CallersOf(key))
        {
            foreach (var dependency in caller.Image.Dependencies)
                sum += KeyOf(caller, dependency) == key ? dependency.PoolSize : 0;
        }

        return sum;
    }

    /// <summary>The application behind an address, by the usual naming: service, then namespace.</summary>
    private static string? KeyOf(RunningApplication caller, Dependency dependency)
    {
        if (dependency.Locate(caller.Start.Environment) is not var (host, _))
            return null;
        var labels = host.Split('.');
        return $"{(labels.Length > 1 ? labels[1] : caller.Start.Pod.Namespace)}/{labels[0]}";
    }

    private static void Put<T>(Dictionary<string, List<T>> index, string key, T value)
    {
        if (!index.TryGetValue(key, out var values))
            index.Add(key, values = []);
        values.Add(value);
    }

    private static void Take<T>(Dictionary<string, List<T>> index, string key, T value)
    {
        if (index.TryGetValue(key, out var values) && values.Remove(value) && values.Count == 0)
            index.Remove(key);
    }
}
