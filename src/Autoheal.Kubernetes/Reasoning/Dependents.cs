using Autoheal.Incidents;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning;

/// <summary>
/// Who is in trouble because a workload is: those that are told to use a Service of it which has no ready pod, or whose log names that Service, and
/// that say that they cannot reach something. What has a trouble of its own is none of them.
/// </summary>
internal static class Dependents
{
    private static readonly CauseCode[] s_unreached =
    [
        new("log.connection.refused"), new("log.connection.timeout"), new("log.connection.unreachable"), new("log.connection.reset"), new("log.dependency.unavailable"),
    ];

    /// <summary>References to all that is in a workload's trouble, and to what cannot reach it for that.</summary>
    public static IReadOnlyList<ResourceRef> With(ClusterModel model, AilingWorkload workload) => [.. workload.Explained(model), .. Of(model, workload.Blamed)];

    /// <summary>References to the workloads and their pods in trouble.</summary>
    public static IEnumerable<ResourceRef> Of(ClusterModel model, ClusterObject blamed)
    {
        if (blamed is not Workload workload)
        {
            yield break;
        }

        var services = model.ServicesSelecting(workload.Namespace, workload.Template.Labels).Where(service => !HasReadyPod(model, service)).ToArray();
        if (services.Length == 0)
        {
            yield break;
        }

        foreach (var other in model.AilingWorkloads)
        {
            if (other.Blamed != blamed && IsStruck(model, other, services))
            {
                foreach (var reference in other.Explained(model))
                {
                    yield return reference;
                }
            }
        }
    }

    private static bool HasReadyPod(ClusterModel model, Service service)
    {
        foreach (var pod in model.PodsSelectedBy(service))
        {
            if (pod.Ready)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsStruck(ClusterModel model, AilingWorkload other, Service[] services)
    {
        foreach (var trouble in other.Troubles)
        {
            if (IsOfOwnEnd(trouble) && Unreached(model, trouble.Pod) is { Count: > 0 } sightings)
            {
                return sightings.Any(sighting => Names(model, other.Blamed, sighting, services))
                    || (sightings.All(sighting => !sighting.Dependencies.Any(name => name.Kind == LogDependencyKind.Host)) && IsTold(model, other.Blamed, services));
            }
        }

        return false;
    }

    // It ends or waits by its own decision; one that is killed, cannot start or is not placed has a cause of its own.
    private static bool IsOfOwnEnd(Trouble trouble) => trouble.Kind switch
    {
        TroubleKind.NotReady or TroubleKind.NotStarted => true,
        TroubleKind.Crash => trouble.Container?.LastEnd is not { } end || (end.Reason != "OOMKilled" && end.ExitCode is not (126 or 127 or 128 or 137)),
        _ => false,
    };

    private static List<LogSighting> Unreached(ClusterModel model, Pod pod)
    {
        var found = new List<LogSighting>();
        foreach (var container in pod.Containers)
        {
            foreach (var sighting in model.LogsOf(pod, container.Name)?.Sightings ?? [])
            {
                if (s_unreached.Contains(sighting.Cause))
                {
                    found.Add(sighting);
                }
            }
        }

        return found;
    }

    private static bool Names(ClusterModel model, ClusterObject caller, LogSighting sighting, Service[] services)
    {
        foreach (var name in sighting.Dependencies)
        {
            if (name.Kind == LogDependencyKind.Host && model.Dependencies.Resolve(caller.Namespace, name.Name).Service is { } service && services.Contains(service))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTold(ClusterModel model, ClusterObject caller, Service[] services)
    {
        foreach (var call in model.Dependencies.CallsOf(caller))
        {
            if (call.Target is { } service && services.Contains(service))
            {
                return true;
            }
        }

        return false;
    }
}
