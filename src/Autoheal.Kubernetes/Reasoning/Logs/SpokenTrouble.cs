using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Logs;

/// <summary>What the logs of one workload speak of: each cause once, the weightiest first.</summary>
internal sealed class SpokenTrouble
{
    private static readonly TimeSpan s_startup = TimeSpan.FromMinutes(2);
    private static readonly CauseCode s_request = new("log.request.named");

    private SpokenTrouble(ClusterObject blamed, List<Pod> pods, List<LogSighting> sightings, string path)
    {
        Blamed = blamed;
        Pods = pods;
        Sightings = sightings;
        Path = path;
    }

    /// <summary>Gets the workload; a pod when nobody is known to manage it.</summary>
    public ClusterObject Blamed { get; }

    /// <summary>Gets the pods whose logs say so.</summary>
    public IReadOnlyList<Pod> Pods { get; }

    public IReadOnlyList<LogSighting> Sightings { get; }

    /// <summary>Gets the one path that requests are said to go to; empty when there are several or none.</summary>
    public string Path { get; }

    /// <summary>The troubles of every workload whose logs were read and speak of any of the causes.</summary>
    public static IReadOnlyList<SpokenTrouble> Of(ClusterModel model, IReadOnlySet<CauseCode> causes)
    {
        var byBlamed = new Dictionary<ClusterObject, (List<Pod> Pods, Dictionary<CauseCode, LogSighting> Sightings)>();
        foreach (var ((pod, container), log) in model.Logs)
        {
            foreach (var sighting in log.Sightings)
            {
                if ((causes.Contains(sighting.Cause) || sighting.Cause == s_request) && !IsOfStart(pod, container, sighting))
                {
                    var blamed = model.Dependencies.CallerOf(pod);
                    if (!byBlamed.TryGetValue(blamed, out var known))
                    {
                        byBlamed.Add(blamed, known = ([], []));
                    }

                    Merge(known.Pods, known.Sightings, pod, sighting);
                }
            }
        }

        return [.. byBlamed.Select(entry => Make(entry.Key, entry.Value.Pods, entry.Value.Sightings)).Where(trouble => trouble.Sightings.Count > 0)];
    }

    private static void Merge(List<Pod> pods, Dictionary<CauseCode, LogSighting> sightings, Pod pod, LogSighting sighting)
    {
        if (!pods.Contains(pod))
        {
            pods.Add(pod);
        }

        if (!sightings.TryGetValue(sighting.Cause, out var known) || known.Count < sighting.Count)
        {
            sightings[sighting.Cause] = sighting;
        }
    }

    private static SpokenTrouble Make(ClusterObject blamed, List<Pod> pods, Dictionary<CauseCode, LogSighting> sightings)
    {
        var paths = sightings.Remove(s_request, out var requests)
            ? requests.Dependencies.Where(name => name.Kind == LogDependencyKind.Path).Select(name => name.Name).ToArray()
            : [];
        var ordered = sightings.Values.OrderByDescending(sighting => sighting.Weight).ThenByDescending(sighting => sighting.Count).ToList();
        return new SpokenTrouble(blamed, pods, ordered, paths is [var only] ? only : "");
    }

    // Programs that start before what they need complain until it is there.
    private static bool IsOfStart(Pod pod, string container, LogSighting sighting) =>
        pod.Ready && sighting.Last is { } last
        && pod.FindContainer(container)?.Current.StartedAt is { } started
        && last >= started.UtcDateTime && last - started.UtcDateTime < s_startup;
}
